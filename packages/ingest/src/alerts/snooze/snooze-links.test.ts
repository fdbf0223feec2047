import { expect, it } from 'vitest'
import { createRecorder } from '../../auth/recorder.ts'
import { createSigningKey } from '../../auth/signing-key.ts'
import type { Letter } from '../../store/alert-store.ts'
import type { Change } from '../../store/ports.ts'
import { aLetter } from '../../testing/a-letter.ts'
import { aNotification } from '../../testing/a-notification.ts'
import { createSilenceLog } from '../silences/silence-log.ts'
import { createSnoozeLinks } from './snooze-links.ts'

const HOUR = 3_600_000

function aSpokenLetter(isOver: boolean): Letter {
  const { group, ...letter } = aLetter()
  const told = { first: { is: 'firing', severity: 'critical' } } as const
  const labels = { release: '2.41.0', severity: 'critical' }
  return {
    ...letter,
    group: { ...group, told, isOver },
    notification: aNotification({ labels }),
  }
}

function start() {
  const log: Change[] = []
  let now = 1_800_000_000_000
  let letters = [aSpokenLetter(false)]
  let ids = 0
  const changes = {
    append: (change: Change) => Promise.resolve(void log.push(change)),
    newest: (kind: Change['kind'], id?: string) => {
      const newest = new Map(log.filter((one) => one.kind === kind).map((one) => [one.id, one]))
      return Promise.resolve(
        [...newest.values()].filter((one) => id === undefined || one.id === id),
      )
    },
  }
  const record = createRecorder(changes, () => now)
  const newId = () => `id-${String((ids += 1))}`
  const silences = createSilenceLog({ changes, record, now: () => now, newId })
  const open = () =>
    createSnoozeLinks({
      key: createSigningKey(changes, record, 'snooze'),
      letters: { ofThread: () => Promise.resolve(letters) },
      ...{ silences, changes, record, newId, now: () => now, origin: 'https://seismo.example' },
    })
  const links = open()
  async function tokens(): Promise<string[]> {
    const all = await links.linksFor({ projectId: 1, key: 'thread', receiver: 'ops' })
    return all.map(({ url }) => new URL(url).searchParams.get('token') ?? '')
  }
  return {
    ...{ links, silences, tokens, open, log },
    pass: (ms: number) => (now += ms),
    resolve: () => (letters = [aSpokenLetter(true)]),
    label: (release: string) => {
      letters = letters.map((one) => ({
        ...one,
        notification: aNotification({ labels: { release } }),
      }))
    },
  }
}

it('offers four times to choose from, each with a link of its own', async () => {
  const { links } = start()

  const all = await links.linksFor({ projectId: 1, key: 'thread', receiver: 'ops' })

  expect(all.map(({ label }) => label)).toEqual(['15 min', '1 h', '4 h', 'until resolved'])
  expect(new Set(all.map(({ url }) => url)).size).toBe(4)
  expect(all[0]?.url).toMatch(/^https:\/\/seismo\.example\/api\/alerts\/snooze\?token=[\w.-]+$/)
})

it('does nothing until it is used, and then silences the alerts of the message for that time', async () => {
  const { links, silences, tokens } = start()
  const [, hour = ''] = await tokens()

  const offered = await links.offer(hour)
  const before = silences.list(1)
  const done = await links.use(hour)

  expect(offered).toMatchObject({ state: 'open', title: 'Error spike on shop', label: '1 h' })
  expect(before).toEqual([])
  expect(done?.state).toBe('open')
  const [silence] = silences.list(1)
  expect(silence).toMatchObject({ isSnooze: true, by: 'a link in a message to ops' })
  expect(silence?.source.matchers).toEqual(['alertname="Checkout errors"', 'release="2.41.0"'])
  expect((silence?.content.ends ?? 0) - (silence?.content.starts ?? 0)).toBe(HOUR)
})

it('is used once, also where two press at the same time and after a restart', async () => {
  const { links, silences, tokens, open } = start()
  const [token = ''] = await tokens()

  const both = await Promise.all([links.use(token), links.use(token)])
  const again = await open().use(token)

  expect([...both, again].map((one) => one?.state)).toEqual(['open', 'used', 'used'])
  expect(silences.list(1)).toHaveLength(1)
})

it('expires after three days, and has nothing to do once it is over', async () => {
  const { links, silences, tokens, pass, resolve } = start()
  const [token = ''] = await tokens()
  pass(72 * HOUR)
  const [fresh = ''] = await tokens()
  resolve()

  const states = await Promise.all([links.use(token), links.use(fresh)])

  expect(states.map((one) => one?.state)).toEqual(['expired', 'over'])
  expect(silences.list(1)).toEqual([])
})

it('is nothing where we did not sign it', async () => {
  const { links, silences } = start()

  expect(await links.use('eyJwIjoxfQ.AAAA')).toBeUndefined()
  expect(silences.list(1)).toEqual([])
})

it('lasts until it is resolved: the same alert is told when it fires anew', async () => {
  const { links, silences, tokens } = start()
  const token = (await tokens())[3] ?? ''

  await links.use(token)

  const at = silences.at(1_800_000_000_000 + 10 * HOUR)
  const labels = { alertname: 'Checkout errors', release: '2.41.0' }
  expect(at(1, { ...labels, incident: 'first' })).toBeDefined()
  expect(at(1, { ...labels, incident: 'second' })).toBeUndefined()
})

it('holds back the alerts of the message alone where a label is longer than a silence takes', async () => {
  const { links, silences, tokens, label } = start()
  const [, hour = ''] = await tokens()
  label('2.41.0-'.repeat(50))

  await links.use(hour)

  expect(silences.list(1).map(({ source }) => source.matchers)).toEqual([['incident="first"']])
})
