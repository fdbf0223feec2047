import { expect, it } from 'vitest'
import { createMemoryAlertStore } from '../../testing/memory-alert-store.ts'
import { aNotification } from '../../testing/a-notification.ts'
import type { Notification } from '../notification.ts'
import type { Receiver } from './receiver.ts'
import { createWatch } from './watch.ts'

const aReceiver = (name: string, onFailure?: string): Receiver => ({
  ...{ name, on_failure: onFailure, webhook: { url: 'https://ops.example' } },
})

/** Those that are down fail; what others got is kept. */
function start(receivers: Receiver[], { store } = createMemoryAlertStore()) {
  const down = new Set<string>()
  const got: { to: string; notification: Notification; handle: string | null }[] = []
  const watch = createWatch({
    send: ({ receiver: { name }, notification, handle }) => {
      const isDown = down.has(name)
      if (!isDown) got.push({ to: name, notification, handle })
      const delivery = {
        ...{ receiver: name, kind: 'webhook', at: 7, attempts: isDown ? 5 : 1 },
        ...{ status: isDown ? ('failed' as const) : ('delivered' as const) },
        detail: isDown ? 'HTTP 500' : 'HTTP 200',
      }
      return Promise.resolve({ delivery, handle: isDown ? handle : `${name}-message` })
    },
    receivers: () => receivers,
    letters: store.letters,
    now: () => 7,
    origin: 'https://seismo.example',
    onError: (cause) => {
      throw cause
    },
  })
  async function tell(name: string, notification = aNotification()): Promise<void> {
    const receiver = receivers.find((one) => one.name === name)
    if (receiver) await watch.send({ receiver, notification, handle: null })
    await watch.idle()
  }
  return { watch, down, got, tell }
}

it('tells of a channel that fails on another one, with what it lost', async () => {
  const { down, got, tell, watch } = start([aReceiver('ops'), aReceiver('mail')])
  down.add('ops')

  await tell('ops')

  expect(got).toMatchObject([
    {
      to: 'mail',
      notification: {
        ...{ title: 'Alert channel ops fails', severity: 'critical', state: 'firing' },
        summary:
          'HTTP 500; 1 message undelivered, last: Error spike on shop: 41 errors in 5 min, 3 expected',
        alerts: [{ rule: 'Error spike on shop' }],
      },
    },
  ])
  expect(watch.standings().get('ops')).toMatchObject({ failingSince: 7 })
})

it('goes on in the same message, and ends it where the channel works again', async () => {
  const { down, got, tell, watch } = start([aReceiver('ops'), aReceiver('mail')])
  down.add('ops')
  await tell('ops')
  await tell('ops', aNotification({ key: 'other/1', severity: 'info' }))
  await tell('ops', aNotification({ key: 'third/1' }))
  down.clear()
  await tell('ops')

  const told = got.filter(({ to }) => to === 'mail')
  expect(told.map(({ notification }) => notification.state)).toEqual([
    ...['firing', 'firing', 'resolved'],
  ])
  // What is no emergency waits for company.
  expect(told[1]?.notification.summary).toContain('3 messages undelivered')
  expect(told.map(({ notification }) => notification.revision)).toEqual([1, 2, 3])
  expect(told.map(({ handle }) => handle)).toEqual([null, 'mail-message', 'mail-message'])
  expect(new Set(told.map(({ notification }) => notification.key)).size).toBe(1)
  expect(watch.standings().get('ops')).toMatchObject({ failingSince: null })
})

it('goes on after a restart: the same message grows, and ends', async () => {
  const receivers = [aReceiver('ops'), aReceiver('mail')]
  const kept = createMemoryAlertStore()
  const before = start(receivers, kept)
  before.down.add('ops')
  await before.tell('ops')

  const after = start(receivers, kept)
  await after.watch.restore()
  expect(after.watch.standings().get('ops')).toEqual({ last: undefined, failingSince: 7 })
  after.down.add('ops')
  await after.tell('ops', aNotification({ key: 'other/1' }))
  after.down.clear()
  await after.tell('ops')

  const told = [...before.got, ...after.got].filter(({ to }) => to === 'mail')
  expect(new Set(told.map(({ notification: { key } }) => key)).size).toBe(1)
  expect(
    told.map(({ handle, notification: { revision, state } }) => [revision, state, handle]),
  ).toEqual([
    [1, 'firing', null],
    [2, 'firing', 'mail-message'],
    [3, 'resolved', 'mail-message'],
  ])
  expect(told[2]?.notification).toMatchObject({
    ...{ severity: 'critical', project: 'shop' },
    summary: expect.stringContaining('2 messages undelivered') as unknown,
  })
})

it('knows after a restart what is over, and what failed while nobody could be told', async () => {
  const kept = createMemoryAlertStore()
  const receivers = [aReceiver('ops'), aReceiver('mail')]
  const before = start(receivers, kept)
  before.down.add('ops').add('mail')
  await before.tell('mail')
  before.down.delete('mail')
  await before.tell('mail')
  await before.tell('ops')

  const after = start(receivers, kept)
  await after.watch.restore()

  expect([...after.watch.standings().keys()]).toEqual(['ops'])
})

it('believes the newest thread of a channel, whatever an older one lacks', async () => {
  const kept = createMemoryAlertStore()
  const receivers = [aReceiver('ops'), aReceiver('mail')]
  const before = start(receivers, kept)
  before.down.add('ops')
  await before.tell('ops')
  const [lostItsEnd] = await kept.store.letters.ofService()
  if (!lostItsEnd) throw new Error('it is not kept')
  const { notification } = lostItsEnd
  const newer = { ...lostItsEnd, key: 'newer', at: lostItsEnd.at + 1 }
  await kept.store.letters.put([{ ...newer, notification: { ...notification, state: 'resolved' } }])

  const after = start(receivers, kept)
  await after.watch.restore()

  expect(after.watch.standings().get('ops')).toBeUndefined()
})

it('prefers who is named for it, and goes on to the next that works', async () => {
  const { down, got, tell } = start([aReceiver('ops', 'sms'), aReceiver('mail'), aReceiver('sms')])
  down.add('ops')
  await tell('ops')
  down.add('sms')
  await tell('ops', aNotification({ key: 'other/1' }))

  expect(got.map(({ to }) => to)).toEqual(['sms', 'mail'])
})

it('tells nobody where there is nobody else, or of a test', async () => {
  const alone = start([aReceiver('ops')])
  alone.down.add('ops')
  await alone.tell('ops')
  const other = start([aReceiver('ops'), aReceiver('mail')])
  other.down.add('ops')
  await other.tell('ops', aNotification({ reason: 'test' }))

  expect([...alone.got, ...other.got]).toEqual([])
})
