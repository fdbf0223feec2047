import { expect, it } from 'vitest'
import { aLetter } from '../../testing/a-letter.ts'
import { aNotification } from '../../testing/a-notification.ts'
import { createMemoryAlertStore } from '../../testing/memory-alert-store.ts'
import type { Notification } from '../notification.ts'
import { receivers } from './receiver.ts'
import { createResend } from './resend.ts'

const [alertmanager, ops] = receivers.parse([
  { name: 'alertmanager', alertmanager: { url: 'http://127.0.0.1:9093', resend: '1m' } },
  { name: 'ops', webhook: { url: 'https://ops.example' } },
])

function start() {
  const { store } = createMemoryAlertStore()
  const posted: string[] = []
  const answers: Response[] = []
  let now = 1_000_000
  const open = () =>
    createResend({
      fetch: (_, init) => {
        posted.push(init?.body as string) // as: what is posted is text
        return Promise.resolve(answers.shift() ?? new Response())
      },
      sendMail: () => Promise.reject(new Error('no mail here')),
      now: () => now,
      receivers: () => [alertmanager, ops].flatMap((one) => one ?? []),
      letters: store.letters,
    })
  return { open, posted, answers, store, pass: (ms: number) => (now += ms) }
}

function told(notification: Notification, to = alertmanager) {
  if (!to) throw new Error('it was parsed above')
  return { receiver: to, notification, handle: null }
}

it('says again what fires, as often as it is asked to, until it is resolved', async () => {
  const { open, posted, pass } = start()
  const resend = open()
  resend.note(told(aNotification()))

  await resend.resend()
  await resend.resend()
  pass(60_000)
  await resend.resend()
  resend.note(told(aNotification({ state: 'resolved', reason: 'resolved' })))
  pass(60_000)
  await resend.resend()

  expect(posted).toHaveLength(2)
  expect(posted[0]).not.toBe(posted[1])
})

it('says nothing again to those who remember, and nothing of a test', async () => {
  const { open, posted } = start()
  const resend = open()
  resend.note(told(aNotification(), ops))
  resend.note(told(aNotification({ reason: 'test' })))

  await resend.resend()

  expect(posted).toEqual([])
})

it('goes on after a restart with what fires still', async () => {
  const { open, posted, store } = start()
  const over = aLetter({ key: 'over', receiver: 'alertmanager' })
  await store.letters.put([
    aLetter({ receiver: 'alertmanager' }),
    { ...over, group: { ...over.group, key: 'over', isOver: true } },
  ])
  const resend = open()
  await resend.restore()

  await resend.resend()

  expect(posted).toHaveLength(1)
  expect(posted[0]).toContain('"incident":"thread"')
})

it('tells after a restart what its receiver was away for, once it is there again', async () => {
  const { open, posted, store } = start()
  await store.letters.put([aLetter({ receiver: 'alertmanager', status: 'failed' })])
  const resend = open()
  await resend.restore()

  await resend.resend()

  expect(posted).toHaveLength(1)
})

it('asks a receiver that is away once, and not for each alert', async () => {
  const { open, posted, answers } = start()
  answers.push(new Response(null, { status: 503 }))
  const resend = open()
  for (const key of ['one', 'two', 'three']) resend.note(told(aNotification({ key })))

  await resend.resend()

  expect(posted).toHaveLength(1)
})
