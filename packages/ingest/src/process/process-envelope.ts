import type { Envelope, ErrorItem, Item } from '@seismo/browser/wire'
import { toUuid } from '../issues/short-id.ts'
import { hash128 } from '../lib/hash.ts'
import type { ErrorRow, Row, SignalRow, StackException, StackRow } from '../store/rows.ts'
import { keptUrl } from './address.ts'
import { correctedTime } from './clock.ts'
import { fingerprint } from './fingerprint/v1/fingerprint.ts'
import type { ResolveStack } from './resolve-stack.ts'
import { ratingOf } from '../vitals/thresholds.ts'
import { parseUserAgent } from './user-agent.ts'

export interface Arrival {
  projectId: number
  /** Epoch milliseconds by the service's clock. */
  receivedAt: number
  userAgent: string
}

/** An envelope as rows: time corrected, addresses cut, stacks resolved, errors grouped. */
export async function processEnvelope(
  envelope: Envelope,
  arrival: Arrival,
  resolveStack: ResolveStack,
): Promise<Row[]> {
  const rows = await Promise.all(
    envelope.items.map((item) =>
      toRows(item, toSignal(item, envelope, arrival), { envelope, resolveStack }),
    ),
  )
  return rows.flat()
}

/** The ledger's lines for what was not kept, and why. */
export function toDrops(
  refused: readonly { kind: string; reason: string }[],
  { projectId, receivedAt }: Arrival,
): Row[] {
  return refused.map(({ kind, reason }) => ({
    is: 'outcome',
    projectId,
    at: receivedAt,
    kind,
    outcome: 'dropped',
    reason,
    n: 1,
  }))
}

function toSignal(item: Item, { context, sentAt }: Envelope, arrival: Arrival): SignalRow {
  return {
    projectId: arrival.projectId,
    at: correctedTime(item.at, sentAt, arrival.receivedAt),
    receivedAt: arrival.receivedAt,
    eventId: item.id.toLowerCase(),
    release: context.release ?? '',
    environment: context.environment ?? '',
    url: keptUrl(item.url ?? context.url),
    route: item.route ?? context.route ?? '',
    ...parseUserAgent(arrival.userAgent),
    sessionId: context.sessionId,
    pageViewId: item.pageViewId,
  }
}

interface Surroundings {
  envelope: Envelope
  resolveStack: ResolveStack
}

async function toRows(item: Item, signal: SignalRow, around: Surroundings): Promise<Row[]> {
  switch (item.is) {
    case 'error':
      return toErrorRows(item, signal, around)
    case 'request':
      return [
        {
          is: 'request',
          ...signal,
          via: item.via,
          method: item.method.toUpperCase(),
          target: keptUrl(item.target),
          status: item.status,
          outcome: item.outcome,
          durationMs: item.durationMs,
        },
      ]
    case 'vital':
      return [
        {
          is: 'vital',
          ...signal,
          metric: item.name,
          value: item.value,
          // By the value, as every figure of the page is: a page may think otherwise.
          rating: ratingOf(item.name, item.value),
          navigationType: item.navigationType,
        },
      ]
    case 'pageview':
      return [
        {
          is: 'pageview',
          ...signal,
          navigationType: item.navigationType,
          referrer: keptUrl(item.referrer ?? ''),
        },
      ]
  }
}

async function toErrorRows(
  item: ErrorItem,
  signal: SignalRow,
  { envelope, resolveStack }: Surroundings,
): Promise<Row[]> {
  const exceptions = await resolveStack(signal, item.exceptions)
  const stack = toStackRow(signal, exceptions)
  const { context } = envelope
  const grouped = fingerprint({
    exceptions,
    mechanism: item.mechanism,
    route: signal.route || signal.url,
  })
  const [outermost] = item.exceptions
  const error: ErrorRow = {
    is: 'error',
    ...signal,
    fingerprint: toUuid(grouped.primary),
    version: grouped.version,
    class: grouped.class,
    why: grouped.why,
    stackId: stack.stackId,
    type: outermost?.type ?? '',
    message: outermost?.message ?? '',
    culprit: grouped.culprit,
    mechanism: item.mechanism,
    level: item.level,
    userId: context.userId ?? '',
    tags: { ...context.tags, ...item.tags },
    attrs: {
      mapped: exceptions.some(({ frames }) => frames.some(isMapped)) ? 'yes' : 'no',
      sdk: `${envelope.sdk.name} ${envelope.sdk.version}`,
      ...(context.viewport && {
        viewport: `${String(context.viewport.width)}×${String(context.viewport.height)}`,
      }),
    },
  }
  return [error, stack]
}

function isMapped({ status }: { status: string }): boolean {
  return status === 'mapped'
}

/** The id covers the resolved frames too: the same raw stack reads otherwise once its map arrives. */
function toStackRow(
  { projectId, receivedAt, release }: SignalRow,
  exceptions: StackException[],
): StackRow {
  const text = JSON.stringify(exceptions)
  return {
    is: 'stack',
    projectId,
    stackId: toUuid(hash128(`${release}\n${text}`)),
    receivedAt,
    release,
    exceptions,
  }
}
