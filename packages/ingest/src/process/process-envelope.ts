import type { Context, Drop, Envelope, Item } from '../wire/envelope.ts'
import type { Row, SignalRow } from '../store/rows.ts'
import { keptUrl } from './address.ts'
import { correctedTime, pastTime } from './clock.ts'
import { toErrorRows } from './error-rows.ts'
import { toPageViewRow } from './page-view-row.ts'
import type { CompiledRules } from './grouping-rules/compile-rules.ts'
import type { ResolvePlace } from './resolve-place.ts'
import type { ResolveStack } from './resolve-stack.ts'
import { toSignalRow } from './signal-row.ts'
import { parseUserAgent } from './user-agent.ts'
import { wholeWeight } from './weight.ts'

export interface Arrival {
  projectId: number
  /** Epoch milliseconds by the service's clock. */
  receivedAt: number
  userAgent: string
  /** ISO 3166-1 alpha-2; left out where it is not known. */
  country?: string | undefined
}

/** What turns places of what browsers run into places of what people wrote. */
export interface Resolvers {
  resolveStack: ResolveStack
  resolvePlace: ResolvePlace
  /** How a project wants its errors grouped. */
  rulesOf: (projectId: number) => CompiledRules
}

/** What all items of an envelope have in common. */
export interface Surroundings {
  context: Context
  sdk: string
  /** A time by the client's clock, by ours. */
  toOurTime: (at: number) => number
  resolveStack: ResolveStack
  rules: CompiledRules
  /** It was known elsewhere before: nothing of it is news. */
  isPast: boolean
}

/** An envelope as rows: time corrected, addresses cut, stacks resolved, errors grouped. */
export async function processEnvelope(
  envelope: Envelope,
  arrival: Arrival,
  { resolveStack, resolvePlace, rulesOf }: Resolvers,
): Promise<Row[]> {
  const { context, sdk, sentAt, past } = envelope
  const { receivedAt, userAgent } = arrival
  const toOurTime = (at: number) =>
    past ? pastTime(at, receivedAt) : correctedTime(at, sentAt, receivedAt)
  const rules = rulesOf(arrival.projectId)
  const around = { context, sdk, toOurTime, resolveStack, rules, isPast: past !== undefined }
  // What is imported comes from whoever imports it.
  const sender = past ? { ...arrival, ...past, country: undefined } : { ...arrival, userAgent }
  const rows = await Promise.all(
    envelope.items.map(async (item) => {
      const signal = toSignal(item, around, sender)
      if (item.is === 'pageview') return [toPageViewRow(item, signal, context)]
      if (item.is !== 'error') return [await toSignalRow(item, signal, resolvePlace)]
      return toErrorRows(item, signal, around)
    }),
  )
  return [...rows.flat(), ...envelope.drops.map((drop) => toClientDrop(drop, arrival))]
}

/** What the client left out stands in the ledger beside what we did, and was never received. */
function toClientDrop(drop: Drop, { projectId, receivedAt: at }: Arrival): Row {
  return { is: 'outcome', projectId, at, outcome: 'client-dropped', ...drop }
}

function toSignal(item: Item, { context, toOurTime }: Surroundings, arrival: Arrival): SignalRow {
  return {
    projectId: arrival.projectId,
    at: toOurTime(item.at),
    receivedAt: arrival.receivedAt,
    eventId: item.id.toLowerCase(),
    release: context.release,
    environment: context.environment,
    url: keptUrl(item.url),
    route: item.route,
    ...parseUserAgent(arrival.userAgent),
    country: arrival.country ?? '',
    sessionId: context.sessionId,
    pageViewId: item.pageViewId,
    weight: wholeWeight(item.weight, item.id),
  }
}
