import { toUuid } from '../issues/short-id.ts'
import { hash128 } from '../lib/hash.ts'
import type {
  ErrorBodyRow,
  ErrorRow,
  Row,
  SignalRow,
  StackException,
  StackRow,
} from '../store/rows.ts'
import type { ErrorItem } from '../wire/envelope.ts'
import { keptUrl } from './address.ts'
import { fingerprint } from './fingerprint/v1/fingerprint.ts'
import type { Surroundings } from './process-envelope.ts'

/** An error, its stack (kept once for all equal ones) and what is only read with it alone. */
export async function toErrorRows(
  item: ErrorItem,
  signal: SignalRow,
  around: Surroundings,
): Promise<Row[]> {
  const exceptions = await around.resolveStack(
    { ...signal, debugIds: item.debugIds },
    item.exceptions,
  )
  const stack = toStackRow(signal, exceptions)
  const body = toBody(item, signal, around)
  return [
    toError(item, signal, { around, exceptions, stack }),
    stack,
    ...(isEmpty(body) ? [] : [body]),
  ]
}

interface Resolved {
  around: Surroundings
  exceptions: StackException[]
  stack: StackRow
}

function toError(
  item: ErrorItem,
  signal: SignalRow,
  { around: { context, sdk, toOurTime }, exceptions, stack }: Resolved,
): ErrorRow {
  const grouped = fingerprint({
    exceptions,
    mechanism: item.mechanism,
    userFingerprint: item.fingerprint,
    route: signal.route || signal.url,
  })
  const [outermost] = item.exceptions
  return {
    is: 'error',
    ...signal,
    firstAt: Math.min(signal.at, toOurTime(item.firstAt)),
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
    userId: context.userId,
    tags: { ...context.tags, ...item.tags },
    attrs: {
      mapped: exceptions.some(({ frames }) => frames.some(isMapped)) ? 'yes' : 'no',
      sdk,
      ...(outermost?.code !== undefined && { code: String(outermost.code) }),
      ...(context.viewport && {
        viewport: `${String(context.viewport.width)}×${String(context.viewport.height)}`,
      }),
    },
  }
}

function isMapped({ status }: { status: string }): boolean {
  return status === 'mapped'
}

function toStackRow(
  { projectId, receivedAt, release }: SignalRow,
  exceptions: StackException[],
): StackRow {
  const stackId = stackIdOf(release, exceptions)
  return { is: 'stack', projectId, stackId, receivedAt, release, exceptions }
}

/** By chain: warm ones come as the same object, and their text is long. */
const stackIds = new WeakMap<readonly StackException[], { release: string; stackId: string }>()

/** The id covers the resolved frames too: the same raw stack reads otherwise once its map arrives. */
function stackIdOf(release: string, exceptions: StackException[]): string {
  const known = stackIds.get(exceptions)
  if (known?.release === release) return known.stackId
  const stackId = toUuid(hash128(`${release}\n${JSON.stringify(exceptions)}`))
  stackIds.set(exceptions, { release, stackId })
  return stackId
}

function toBody(
  item: ErrorItem,
  { projectId, eventId, at }: SignalRow,
  { context, toOurTime }: Surroundings,
): ErrorBodyRow {
  const breadcrumbs = item.breadcrumbs.map((crumb) => ({ ...crumb, at: toOurTime(crumb.at) }))
  return {
    is: 'body',
    projectId,
    eventId,
    at,
    breadcrumbs,
    contexts: { ...context.contexts, ...item.contexts },
    scripts: item.scripts.map(keptUrl),
    debugIds: item.debugIds,
  }
}

function isEmpty({ breadcrumbs, contexts, scripts, debugIds }: ErrorBodyRow): boolean {
  return [breadcrumbs, scripts, Object.keys(contexts), Object.keys(debugIds)].every(
    (part) => part.length === 0,
  )
}
