import type { ClickHouseClient } from '@clickhouse/client'
import type { DimensionTable } from '../../../correlate/dimensions.ts'
import type { DimensionQuery, Span } from '../../../correlate/lanes.ts'
import type { SignalSource } from '../../../correlate/signal-source.ts'
import { bindTo } from './bind.ts'
import { OF_DEVICE, PAGE } from './columns.ts'
import { sampleParts, type Part, type Reading, type SampledPart } from './dimension-parts.ts'
import { dimensionTable } from './dimension-table.ts'
import { dimensionTags } from './dimension-tags.ts'
import { issueNames } from './issue-aliases.ts'
import { FAILED } from './requests.ts'

/** Rows of a signal before and during its rise, over what they are part of. */
export async function dimensionsOfSignal(
  client: ClickHouseClient,
  query: DimensionQuery,
): Promise<DimensionTable[]> {
  const params: Record<string, unknown> = { project: query.projectId }
  const reading: Reading = { client, params, bind: bindTo(params) }
  if (query.source.is === 'requests' || query.source.is === 'vital') {
    const parts = await sampleParts(reading, partsOfBoth(query, sharesOf(query.source, reading)))
    return [await dimensionTable(reading, { parts })]
  }
  return ofErrors(reading, { ...query, source: query.source })
}

interface Shares {
  table: Part['table']
  where: string
  /** Of its rows, what the signal counts. */
  hit: string
}

function sharesOf(
  source: Extract<SignalSource, { is: 'requests' | 'vital' }>,
  { bind }: Reading,
): Shares {
  if (source.is === 'vital') {
    const conditions = [`metric = ${bind(source.metric)}`]
    if (source.page !== undefined) conditions.push(`${PAGE} = ${bind(source.page)}`)
    if (source.device) conditions.push(OF_DEVICE[source.device])
    return { table: 'vitals', where: conditions.join(' AND '), hit: `rating = 'poor'` }
  }
  const where =
    source.target === ''
      ? 'true'
      : `method = ${bind(source.method)} AND template = ${bind(source.target)}`
  return { table: 'requests', where, hit: FAILED }
}

function partsOfBoth(
  { before, during }: Pick<DimensionQuery, 'before' | 'during'>,
  { table, where, hit }: Shares,
): Part[] {
  return [
    { table, where, span: before, counts: { hits_before: hit, total_before: '1' } },
    { table, where, span: during, counts: { hits_during: hit, total_during: '1' } },
  ]
}

type ErrorsQuery = DimensionQuery & {
  source: Extract<SignalSource, { is: 'issue' | 'errors' }>
}

/**
 * Over page views, which have no tags: tags are over all errors before, as if each value had been as
 * frequent during the rise. Where no page views come in, all is over errors.
 */
async function ofErrors(reading: Reading, query: ErrorsQuery): Promise<DimensionTable[]> {
  const { before, during } = query
  const where = await whereOf(reading, query)
  const [hitsBefore, hitsDuring, viewsBefore, viewsDuring, allBefore] = await sampleParts(reading, [
    { table: 'errors', where, span: before, counts: { hits_before: '1' } },
    { table: 'errors', where, span: during, counts: { hits_during: '1' } },
    { table: 'pageviews', where: 'true', span: before, counts: { total_before: '1' } },
    { table: 'pageviews', where: 'true', span: during, counts: { total_during: '1' } },
    { table: 'errors', where: 'true', span: before, counts: { total_before: '1' } },
  ])
  if (!hitsBefore || !hitsDuring || !viewsBefore || !viewsDuring || !allBefore) return []
  const hits = [hitsBefore, hitsDuring]
  const hasViews = viewsBefore.rows + viewsDuring.rows > 0
  const [overViews, usual] = await Promise.all([
    hasViews ? dimensionTable(reading, { parts: [...hits, viewsBefore, viewsDuring] }) : undefined,
    overErrors(reading, { hits, allBefore, isAlone: !hasViews }),
  ])
  const traffic = (overViews && trafficOf(overViews)) ?? lengthOf(during) / lengthOf(before)
  return [overViews, usual && asFrequentAsBefore(usual, traffic)].filter(
    (table) => table !== undefined,
  )
}

interface OverErrors {
  hits: readonly SampledPart[]
  allBefore: SampledPart
  /** Without page views, all dimensions are. */
  isAlone: boolean
}

async function overErrors(
  reading: Reading,
  { hits, allBefore, isAlone }: OverErrors,
): Promise<DimensionTable | undefined> {
  const during = hits.find(({ counts }) => counts.hits_during !== undefined)
  const tags = during ? await dimensionTags(reading, during) : []
  if (!isAlone && tags.length === 0) return undefined
  return dimensionTable(reading, { parts: [...hits, allBefore], tags })
}

/** Page views during for each one before; undefined where either had none. */
function trafficOf({ rows }: DimensionTable): number | undefined {
  const before = rows.reduce((sum, row) => sum + row.before.total, 0)
  const during = rows.reduce((sum, row) => sum + row.during.total, 0)
  return before > 0 && during > 0 ? during / before : undefined
}

function asFrequentAsBefore(table: DimensionTable, traffic: number): DimensionTable {
  const rows = table.rows.map((row) => ({
    ...row,
    during: { ...row.during, total: row.before.total * traffic },
  }))
  return { ...table, rows }
}

async function whereOf(
  { client, params }: Reading,
  { projectId, source }: ErrorsQuery,
): Promise<string> {
  if (source.is === 'errors') return 'true'
  params.id = source.id
  const { ofIssueEvents } = await issueNames(client, projectId)
  return ofIssueEvents
}

function lengthOf({ from, to }: Span): number {
  return Math.max(1, to - from)
}
