import { createSend, type Send } from '../../../packages/ingest/src/alerts/notify/send.ts'
import { receivers, type Receiver } from '../../../packages/ingest/src/alerts/notify/receiver.ts'
import { sendMail } from '../../../packages/ingest/src/entries/send-mail.ts'

export interface TestSend {
  send: Send
  /** How long it would have waited: waiting takes no time here. */
  waits: number[]
}

/** As the service sends, over real connections, but without the waiting. */
export function createTestSend(): TestSend {
  const waits: number[] = []
  let ahead = 0
  const send = createSend({
    ...{ fetch: globalThis.fetch, sendMail, random: () => 0.5 },
    now: () => Date.now() + ahead,
    wait: (ms) => {
      waits.push(ms)
      ahead += ms
      return Promise.resolve()
    },
  })
  return { send, waits }
}

/** As seismo.yaml is read. */
export function aReceiver(given: object): Receiver {
  const [receiver] = receivers.parse([{ name: 'ops', ...given }])
  if (!receiver) throw new Error('one was given')
  return receiver
}
