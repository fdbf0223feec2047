import { CURRENT, PREVIOUS } from '../../test/apps/shop/releases.ts'
import { createRandom, type Random } from '../../test/apps/shop/random.ts'
import { aBeacon, anError, aPageView, aVital } from '../../test/harness/beacon.ts'
import type { Seismo } from '../../test/harness/seismo.ts'
import { FAULTS } from './faults.ts'
import type { Recorded } from './recorder.ts'
import { replayed } from './replay.ts'

const HOUR_MS = 3_600_000
const SHOWN_MS = 24 * HOUR_MS
/** How long ago the new release was rolled out. */
const DEPLOYED_AGO_MS = 7 * HOUR_MS
const VISITS = 500
const PEOPLE = 180

/** What a shop of some size has beside the pages that the crowd goes to: parts, and pages of each. */
const PARTS = { living: 90, kitchen: 70, garden: 50, journal: 40, office: 24, help: 12 }
const AGENTS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
]

type Send = Pick<Seismo, 'url' | 'publicKey'>

interface Day {
  /** Visits to each release, as they were recorded. */
  visits: Readonly<Record<typeof CURRENT | typeof PREVIOUS, readonly (readonly Recorded[])[]>>
  deployedAt: number
}

/** When a day of pictures had its deploy, as seen from now. */
export function deployTime(now: number): number {
  return now - DEPLOYED_AGO_MS
}

/** The last 24 hours of a shop, made of a few recorded visits; a part of it is slow since the deploy. */
export async function sendDay(seismo: Send, { visits, deployedAt }: Day): Promise<void> {
  const random = createRandom(7)
  for (let index = 0; index < VISITS; index += 1) {
    // Fewer at night, the last just now.
    const endsAt = Date.now() - Math.round(SHOWN_MS * (1 - (index + 1) / VISITS) ** 1.3)
    const visit = random.pick(visits[endsAt < deployedAt ? PREVIOUS : CURRENT])
    const userId = `customer-${String(Math.floor(random.next() * PEOPLE))}`
    for (const beacon of replayed(visit, { endsAt, userId })) await send(seismo, beacon)
  }
  for (const fault of FAULTS) {
    for (const beacon of anyTime(fault, random)) await send(seismo, beacon)
  }
  for (const beacon of partsOf(random, deployedAt)) await send(seismo, beacon)
}

function partsOf(random: Random, deployedAt: number): Recorded[] {
  const routes = Object.entries(PARTS).flatMap(([part, pages]) =>
    Array.from({ length: pages }, (_, page) => `/${part}/${String(page + 1)}`),
  )
  return routes.flatMap((route) =>
    AGENTS.flatMap((userAgent) =>
      viewsOf(route, random, deployedAt).map((envelope) => ({ userAgent, envelope })),
    ),
  )
}

/** Each by somebody else, more of them lately. */
function anyTime([type, message, name, route, n]: (typeof FAULTS)[number], random: Random) {
  return Array.from({ length: n }, (_, index): Recorded => {
    const at = Date.now() - Math.round(SHOWN_MS * random.next() ** 1.5)
    const userId = `customer-${String(Math.floor(random.next() * PEOPLE))}`
    const sessionId = crypto.randomUUID()
    return {
      userAgent: AGENTS[index % AGENTS.length] ?? '',
      envelope: aBeacon({
        context: { sessionId, userId, release: PREVIOUS, environment: 'demo' },
        view: { id: crypto.randomUUID(), url: `https://shop.example${route}`, route },
        lines: [`    at ${name} (https://shop.example/src/${name}.js:12:7)`],
        items: [aPageView({ at }), anError({ at, exceptions: [{ type, message, stack: [0] }] })],
      }),
    }
  })
}

/** A hundred at most, which a beacon has room for; some pages are seen far more often than others. */
function viewsOf(route: string, random: Random, deployedAt: number) {
  const n = Math.ceil(96 * random.next() ** 2.2) + 2
  const usualMs = 900 + 2_600 * random.next() ** 3
  const views = Array.from({ length: n }, () => {
    const at = Date.now() - Math.round(SHOWN_MS * random.next())
    const release = at > deployedAt ? CURRENT : PREVIOUS
    const isSlow = release === CURRENT && route.startsWith('/kitchen')
    const value = Math.round(usualMs * (0.7 + 0.6 * random.next()) * (isSlow ? 4 : 1))
    return { release, items: [aVital({ at, value }), aPageView({ at })] }
  })
  const byRelease = Object.entries(Object.groupBy(views, ({ release }) => release))
  return byRelease.map(([release, of]) =>
    aBeacon({
      context: { sessionId: crypto.randomUUID(), release, environment: 'demo' },
      view: { id: crypto.randomUUID(), url: `https://shop.example${route}`, route },
      items: of.flatMap(({ items }) => items),
    }),
  )
}

/** One after the other, as the order of what came is part of the picture. */
async function send({ url, publicKey }: Send, { userAgent, envelope }: Recorded): Promise<void> {
  const response = await fetch(`${url}/v1/beacon?k=${publicKey}`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain', 'User-Agent': userAgent },
    body: JSON.stringify(envelope),
  })
  if (response.status !== 202) {
    throw new Error(`a beacon was answered ${String(response.status)}: ${await response.text()}`)
  }
}
