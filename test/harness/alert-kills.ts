import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { RuleStatus } from '@seismo/ingest/api'
import { aFreeAddress } from './a-free-address.ts'
import { readAlertRows, type AlertRows } from './alert-rows.ts'
import { aBeacon, anError } from './beacon.ts'
import { startSlackServer, TOKEN, type SlackPost } from './channels/slack-server.ts'
import { startInbox, type Inbox, type Received } from './inbox.ts'
import { run } from './seismo.ts'

const KEY = 'key-of-the-alert-kills'
const API_TOKEN = 'token-of-the-alert-kills'
const ROUND_MS = 1_000
const BEACON_EVERY_MS = 250
const START_MS = 2_500
/** Beyond this an alert is lost: a window of half a minute, restarts and all. */
const MOST_MS = 600_000

export interface KillOptions {
  kills: number
  /** Series that fire and resolve all the while, each at its own pace. */
  lanes: number
  longestLifeMs: number
}

export interface KillOutcome extends AlertRows {
  /** What the webhook got, in the order in which it did. */
  told: Told[]
  posts: SlackPost[]
}

export interface Told {
  key: string
  revision: number
  state: string
  route: string
}

/**
 * Alerts of many series come and go while the built service is killed and started over the same folder.
 * Resolves when all of them are over.
 */
export async function killEvaluator({
  kills,
  lanes,
  longestLifeMs,
}: KillOptions): Promise<KillOutcome> {
  const folder = await mkdtemp(join(tmpdir(), 'seismo-alert-kills-'))
  const [inbox, slack] = await Promise.all([startInbox(slowly), startSlackServer()])
  const [, port = ''] = (await aFreeAddress()).split(':')
  await writeFile(join(folder, 'seismo.yaml'), settings(inbox.url, slack.api))
  const start = () =>
    run(['serve', '--config', join(folder, 'seismo.yaml')], {
      ...{ SEISMO_PORT: port, SEISMO_DATA: join(folder, 'data'), SEISMO_PUBLIC_KEY: KEY },
      SEISMO_API_TOKEN: API_TOKEN,
    })
  try {
    const ending = new AbortController()
    const origin = `http://127.0.0.1:${port}`
    const url = `${origin}/v1/beacon?k=${KEY}`
    const all = Promise.all(
      Array.from({ length: lanes }, (_, lane) => keepFiring({ inbox, url, lane }, ending.signal)),
    )
    // Awaited below: until then nobody looks.
    all.catch(() => undefined)
    for (let kill = 0; kill < kills; kill += 1)
      await liveAndDie({ start, url: origin, longestLifeMs })
    const last = start()
    ending.abort()
    await all
    await stop(last)
    // What the receiver has taken and not answered yet at the stop is sent again by the next life, before its first round.
    const after = start()
    await evaluated(origin, () => undefined)
    await stop(after)
    const rows = await readAlertRows(join(folder, 'data'))
    return { ...rows, told: inbox.received.map(toTold), posts: slack.posts }
  } finally {
    await Promise.all([inbox.close(), slack.close()])
    await rm(folder, { recursive: true, force: true })
  }
}

/** So that some are on their way at each kill. */
async function slowly(): Promise<number> {
  await wait(Math.random() * 300)
  return 200
}

function settings(webhook: string, slackApi: string): string {
  const rate = '{ perSecond: 1e6, burst: 1e6 }'
  return `
limits: { key: ${rate}, address: ${rate} }
alerts:
  evaluation_interval: ${String(ROUND_MS / 1_000)}s
  receivers:
    - name: hook
      webhook: { url: ${webhook} }
    - name: chat
      slack: { token: ${TOKEN}, channel: '#ops', api: ${slackApi} }
  route:
    group_by: ['...']
    routes: [{ receiver: hook, continue: true }, { receiver: chat }]
  rules:
    - { name: Errors, measure: errors, above: 2, window: 30s, by: route }
`
}

type Start = () => ReturnType<typeof run>

async function stop({ child }: ReturnType<Start>): Promise<void> {
  child.kill('SIGTERM')
  await once(child, 'close')
}

interface Life {
  start: Start
  url: string
  longestLifeMs: number
}

/** Of four lives one ends while it begins; the others at any moment after their first round. */
async function liveAndDie({ start, url, longestLifeMs }: Life): Promise<void> {
  const { child, output } = start()
  const closed = once(child, 'close')
  if (Math.random() < 0.25) await wait(Math.random() * START_MS)
  else {
    await evaluated(url, () => {
      if (child.exitCode !== null) throw new Error(`it did not start:\n${output()}`)
    })
    await wait(Math.random() * longestLifeMs)
  }
  child.kill('SIGKILL')
  await closed
}

/** However slow the machine is. */
async function evaluated(url: string, check: () => void): Promise<void> {
  const headers = { Authorization: `Bearer ${API_TOKEN}` }
  for (;;) {
    const rules = await fetch(`${url}/api/alerts`, { headers })
      .then(async (response) => (await response.json()) as { items?: RuleStatus[] })
      .catch(() => ({ items: [] }))
    if (rules.items?.some(({ evaluatedAt }) => evaluatedAt !== null)) return
    check()
    await wait(100)
  }
}

interface Lane {
  inbox: Inbox
  url: string
  lane: number
}

/** Each page fails, recovers, and fails once more, as a firing thrice is held for flapping. */
async function keepFiring(lane: Lane, ending: AbortSignal): Promise<void> {
  // Apart from the others, or all would fire in one round and rest in the next ten.
  await wait(Math.random() * 10_000)
  for (let page = 0; ; page += 1) {
    const route = `/lane-${String(lane.lane)}/${String(page)}`
    const known = new Set<string>()
    for (let time = 0; time < 2; time += 1) {
      if (ending.aborted) return
      const key = await failUntilTold(lane, route, known)
      known.add(key)
      await toldOf(lane, (one) => one.key === key && one.state === 'resolved')
    }
  }
}

async function failUntilTold(
  lane: Lane,
  route: string,
  known: ReadonlySet<string>,
): Promise<string> {
  const told = toldOf(
    lane,
    (one) => one.route === route && one.state === 'firing' && !known.has(one.key),
  )
  const done = new AbortController()
  const failing = keepFailing(lane.url, route, done.signal)
  try {
    return (await told).key
  } finally {
    done.abort()
    await failing
  }
}

async function keepFailing(url: string, route: string, done: AbortSignal): Promise<void> {
  while (!done.aborted) {
    const view = { id: 'view', url: `https://shop.example${route}` }
    const body = JSON.stringify(aBeacon({ view, items: [anError(), anError(), anError()] }))
    // Killed or not there yet: the page goes on.
    await fetch(url, { method: 'POST', body }).catch(() => undefined)
    await wait(BEACON_EVERY_MS)
  }
}

async function toldOf({ inbox }: Lane, isWanted: (told: Told) => boolean): Promise<Told> {
  const late = new AbortController()
  const never = wait(MOST_MS, undefined, late).then(() => {
    throw new Error(`not told within ${String(MOST_MS)} ms: ${String(isWanted)}`)
  })
  const next = inbox.next((received) => isWanted(toTold(received)))
  never.catch(() => undefined)
  return Promise.race([next.then(toTold), never]).finally(() => late.abort())
}

interface WebhookBody {
  data: { incident: string; revision: number; state: string; labels: { route?: string } }
}

function toTold({ body }: Received): Told {
  const { incident, revision, state, labels } = (body as WebhookBody).data // as: ours
  return { key: incident, revision, state, route: labels.route ?? '' }
}
