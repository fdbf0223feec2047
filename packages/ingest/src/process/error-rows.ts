import { toUuid } from '../issues/short-id.ts'
import type {
  ErrorBodyRow,
  ErrorRow,
  OlderGrouping,
  Row,
  SignalRow,
  StackException,
  StackRow,
} from '../store/rows.ts'
import type { ErrorItem } from '../wire/envelope.ts'
import { keptUrl } from './address.ts'
import { fingerprint, type Fingerprint } from './fingerprint/fingerprint.ts'
import { ruleFingerprint } from './grouping-rules/rule-fingerprint.ts'
import { withRuleLine } from './grouping-rules/rule-line.ts'
import type { Surroundings } from './process-envelope.ts'
import { stackIdOf } from './stack-id.ts'

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
  const body = toBody(item, signal, around)
  const chain = { exceptions, debugIds: debugIdsOn(exceptions, item.debugIds) }
  const error = toError(item, signal, { around, ...chain, body })
  return [error, toStackRow(error, chain), ...(error.trail === 'none' ? [] : [body])]
}

type Chain = Pick<StackRow, 'exceptions' | 'debugIds'>

interface Resolved extends Chain {
  around: Surroundings
  body: ErrorBodyRow
}

function toError(
  item: ErrorItem,
  signal: SignalRow,
  { around: { context, sdk, toOurTime, rules, isPast }, exceptions, debugIds, body }: Resolved,
): ErrorRow {
  const { mechanism, level } = item
  const tags = { ...context.tags, ...item.tags }
  const ruled = ruleFingerprint(
    rules.fingerprints,
    { ...signal, exceptions, mechanism, level, tags },
    item.fingerprint,
  )
  const grouped = fingerprint({
    exceptions,
    userFingerprint: ruled?.parts ?? item.fingerprint,
    route: signal.route || signal.url,
  })
  const [outermost, ...causes] = item.exceptions
  return {
    is: 'error',
    ...signal,
    firstAt: Math.min(signal.at, toOurTime(item.firstAt)),
    fingerprint: toUuid(grouped.primary),
    fine: toUuid(grouped.fine),
    weak: toUuid(grouped.weak),
    template: grouped.template,
    version: grouped.version,
    class: grouped.class,
    why: withRuleLine(grouped.why, ruled?.name),
    stackId: stackIdOf({
      ...{ release: signal.release, exceptions, debugIds },
      grouping: [grouped, ...grouped.older].map(({ primary }) => primary).join() + grouped.template,
    }),
    type: outermost?.type ?? '',
    message: outermost?.message ?? '',
    causes: causes.map(({ message }) => message),
    culprit: grouped.culprit,
    older: grouped.older.map((one) => ({
      ...toOlder(one),
      why: withRuleLine(one.why, ruled?.name),
    })),
    mechanism,
    level,
    userId: context.userId,
    tags,
    attrs: {
      mapped: exceptions.some(({ frames }) => frames.some(isMapped)) ? 'yes' : 'no',
      sdk,
      ...(outermost?.code !== undefined && { code: String(outermost.code) }),
      ...(context.viewport && {
        viewport: `${String(context.viewport.width)}×${String(context.viewport.height)}`,
      }),
    },
    trail: isEmpty(body) ? 'none' : 'kept',
    breadcrumbs: body.breadcrumbs.length,
    ...(isPast && { isPast }),
  }
}

function toOlder({ primary, version, class: kind, why, culprit }: Fingerprint): OlderGrouping {
  return { fingerprint: toUuid(primary), version, class: kind, why, culprit }
}

function isMapped({ status }: { status: string }): boolean {
  return status === 'mapped'
}

function toStackRow(
  { projectId, stackId, receivedAt, release }: ErrorRow,
  { exceptions, debugIds }: Chain,
): StackRow {
  return { is: 'stack', projectId, stackId, receivedAt, release, debugIds, exceptions }
}

/** Some clients send the ids of every script of the page: only these ever matter to the stack. */
function debugIdsOn(
  exceptions: readonly StackException[],
  ids: ErrorItem['debugIds'],
): StackRow['debugIds'] {
  const given = Object.entries(ids)
  if (given.length === 0) return {}
  const files = new Set(exceptions.flatMap(({ frames }) => frames.map(({ raw }) => raw.file)))
  const onStack = given.filter(([file]) => files.has(file))
  return Object.fromEntries(onStack.map(([file, id]) => [file, id.toLowerCase()]))
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
