import { expect, it } from 'vitest'
import { aLetter } from '../testing/a-letter.ts'
import { createMemoryAlertStore } from '../testing/memory-alert-store.ts'
import { receivers } from './notify/receiver.ts'
import type { Parcel, Sent } from './notify/send.ts'
import { createOutbox } from './outbox.ts'

const all = receivers.parse([
  { name: 'ops', webhook: { url: 'https://ops.example' } },
  { name: 'pager', pagerduty: { routing_key: 'R'.repeat(32) } },
])

function start(status: Sent['delivery']['status']) {
  const { store } = createMemoryAlertStore()
  const taken = Promise.withResolvers<undefined>()
  const sent: Parcel[] = []
  const outbox = createOutbox({
    letters: store.letters,
    receivers: () => all,
    async send(parcel) {
      sent.push(parcel)
      await taken.promise
      const { name } = parcel.receiver
      const delivery = { receiver: name, kind: '', at: 1, status, attempts: 5, detail: 'HTTP 500' }
      return { delivery, handle: null }
    },
    onError: (cause) => expect.fail(String(cause)),
  })
  return { outbox, letters: store.letters, taken, sent }
}

const waiting = aLetter({ status: 'waiting', version: 1 })

it('keeps what became of a message that somebody acknowledged while it was on its way', async () => {
  const { outbox, letters, taken } = start('failed')
  await outbox.post([waiting])
  const acknowledged = { by: 'ada', at: 1 }
  await outbox.amend({ ...waiting.group, acknowledged })

  taken.resolve(undefined)
  await outbox.idle()

  expect(await letters.failed(1, 10)).toMatchObject([{ status: 'failed', group: { acknowledged } }])
})

it('tells of who is on it to those who page people, and to nobody else', async () => {
  const { outbox, taken, sent } = start('delivered')
  taken.resolve(undefined)

  outbox.acknowledge([aLetter(), aLetter({ receiver: 'pager' })])
  await outbox.idle()

  expect(sent.map(({ receiver, notification }) => [receiver.name, notification.reason])).toEqual([
    ['pager', 'acknowledged'],
  ])
})

it('says nothing of who is on it once it is over', () => {
  const { outbox, sent } = start('delivered')
  const { group, ...letter } = aLetter({ receiver: 'pager' })

  outbox.acknowledge([{ ...letter, group: { ...group, isOver: true } }])

  expect(sent).toEqual([])
})
