import type { DeadLetter, Delivery } from '../../contract/alerts.ts'
import { createOneAtATime } from '../../lib/one-at-a-time.ts'
import type { AlertStore, Letter } from '../../store/alert-store.ts'
import type { Means } from './channel.ts'
import { kindOf, type Receiver } from './receiver.ts'
import { sendTo } from './send-to.ts'

interface Options extends Means {
  letters: Pick<AlertStore['letters'], 'failed' | 'ofThread' | 'put'>
  receivers: () => readonly Receiver[]
}

export interface Wanted {
  key: string
  receiver: string
}

export type Retried =
  | { is: 'tried'; delivery: Delivery }
  | { is: 'unknown' }
  | { is: 'overtaken' }
  | { is: 'no-receiver' }

const MOST = 500

/** What nobody could deliver: kept with the letters until somebody tries it again. */
export function createDeadLetters(options: Options) {
  const { letters, now } = options
  const oneAtATime = createOneAtATime()

  async function list(projectId: number, limit: number): Promise<DeadLetter[]> {
    const all = await letters.failed(projectId, limit)
    return all.map(({ key, revision, receiver, at, attempts, detail, notification }) => ({
      ...{ key, revision, receiver, at, attempts, detail },
      ...{ title: notification.title, summary: notification.summary },
    }))
  }

  /** Once, and at once: whoever presses the button waits for the answer. */
  function retry(projectId: number, wanted: Wanted): Promise<Retried> {
    // Two who press it at once send it once.
    return oneAtATime(() => retryInTurn(projectId, wanted))
  }

  async function retryInTurn(projectId: number, { key, receiver: name }: Wanted): Promise<Retried> {
    const thread = await letters.ofThread(projectId, key)
    const last = thread.find(({ receiver }) => receiver === name)
    const failed = (await letters.failed(projectId, MOST)).filter(
      (one) => one.key === key && one.receiver === name,
    )
    const letter = failed.toSorted((a, b) => b.revision - a.revision)[0]
    if (!letter) return { is: 'unknown' }
    // It would say again what is over.
    if (last && last.revision > letter.revision) return { is: 'overtaken' }
    const receiver = options.receivers().find((one) => one.name === name)
    if (!receiver) return { is: 'no-receiver' }
    return { is: 'tried', delivery: await tryOnce(letter, receiver) }
  }

  async function tryOnce(letter: Letter, receiver: Receiver): Promise<Delivery> {
    const { notification, handle, version, attempts } = letter
    const answer = await sendTo(receiver, { notification, handle }, options)
    const status = answer.is === 'taken' ? ('delivered' as const) : ('failed' as const)
    const told = { kind: kindOf(receiver), status, attempts: attempts + 1, detail: answer.detail }
    const after = 'handle' in answer ? answer.handle : handle
    await letters.put([{ ...letter, ...told, handle: after, version: version + 1 }])
    return { receiver: receiver.name, at: now(), ...told }
  }

  return { list, retry }
}
