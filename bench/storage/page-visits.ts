import type { Context, Envelope, Item } from '../../packages/ingest/src/wire/envelope.ts'
import { createChance, type Chance } from './chance.ts'
import { anError } from './page-errors.ts'
import { requestsOf, vitalsOf } from './page-signals.ts'
import { ORIGIN, type Place } from './place.ts'

/** What one page view sends until it ends, as the SDK makes it; some pages send an error as well. */
export interface Visit {
  receivedAt: number
  userAgent: string
  envelope: Envelope
}

export interface Visits {
  pageViews: number
  /** Epoch milliseconds. */
  from: number
  to: number
  issues: number
}

/** Of page views with an error; most of these have two or three. */
const BROKEN_SHARE = 0.4
const USER_AGENTS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:144.0) Gecko/20100101 Firefox/144.0',
] as const

interface Session {
  context: Context
  userAgent: string
}

/** In the order of time; a session has six page views, among those of 200 others. */
export function* pageVisits({ pageViews, from, to, issues }: Visits): Generator<Visit> {
  const chance = createChance(1)
  const open: Session[] = []
  for (let view = 0; view < pageViews; view += 1) {
    const at = Math.round(from + ((to - from) * view) / pageViews)
    const slot = chance.below(200)
    const known = open[slot]
    const session = known && chance.next() > 1 / 6 ? known : aSession(chance)
    open[slot] = session
    yield aVisit(chance, { at, session, issues })
  }
}

function aSession(chance: Chance): Session {
  const isKnown = chance.next() < 0.6
  return {
    userAgent: USER_AGENTS[chance.below(USER_AGENTS.length)] ?? USER_AGENTS[0],
    context: {
      sessionId: chance.hex(32),
      userId: isKnown ? `user-${String(chance.below(100_000))}` : '',
      release: `2.${String(chance.below(4))}.0`,
      environment: 'production',
      tags: { plan: isKnown ? 'pro' : 'none', locale: 'de' },
      contexts: { cart: { items: chance.below(5), currency: 'EUR' } },
      viewport: { width: 360 + 8 * chance.below(200), height: 640 + 8 * chance.below(60) },
    },
  }
}

function aVisit(
  chance: Chance,
  { at, session, issues }: { at: number; session: Session; issues: number },
): Visit {
  const section = chance.ranked(60)
  const place: Place = {
    ...{ at, weight: 1, pageViewId: chance.hex(32) },
    url: `${ORIGIN}/section${String(section)}/item/${String(chance.below(20_000))}`,
    route: `/section${String(section)}/item/:id`,
  }
  const endsAt = at + 2_000 + chance.below(30_000)
  const items: Item[] = [
    {
      ...{ is: 'pageview', id: chance.uuid(), ...place, navigationType: 'navigate' },
      ...{ referrer: `${ORIGIN}/`, traceId: chance.next() < 0.5 ? chance.hex(32) : '' },
    },
    ...vitalsOf(chance, place, section),
    ...requestsOf(chance, place),
    ...errorsOf(chance, { ...place, at: endsAt }, issues),
  ]
  return {
    receivedAt: endsAt + 300 + chance.below(2_000),
    userAgent: session.userAgent,
    envelope: {
      ...{ id: chance.hex(32), sentAt: endsAt + 200, sdk: 'browser@0.2.0' },
      ...{ context: session.context, items, drops: [] },
    },
  }
}

function errorsOf(chance: Chance, place: Place, issues: number): Item[] {
  if (chance.next() > BROKEN_SHARE) return []
  const times = 1 + chance.below(4)
  return Array.from({ length: times }, () => anError(chance, place, chance.ranked(issues)))
}
