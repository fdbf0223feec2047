import { expect, it } from 'vitest'
import { parseMeasure } from '../../../explore/measure.ts'
import { vocabularyOf } from '../../../explore/vocabulary-of.ts'
import type { DatasetKey } from '../../../explore/datasets.ts'
import { parseSearch } from '../../../issues/search/parse-search.ts'
import type { ExploreQuery } from '../../explore-store.ts'
import { bindTo } from './bind.ts'
import { exploreStatement } from './explore-statement.ts'
import { exploreWhere } from './explore-where.ts'

interface Asked extends Partial<Pick<ExploreQuery, 'group' | 'stepMs' | 'order'>> {
  dataset?: DatasetKey
  measure?: string
}

function statementOf({ dataset = 'requests', measure: text = 'count', ...asked }: Asked): string {
  const measure = parseMeasure(text, dataset)
  if (typeof measure === 'string') throw new Error(measure)
  const params: Record<string, unknown> = { from: 0 }
  const rows = { from: 'rows_', weight: 'weight', at: 'ts', params, bind: bindTo(params) }
  const query = {
    ...{ projectId: 1, from: 0, to: 3_600_000, where: [], dataset, measure },
    ...{ group: [], order: 'highest', limit: 10, ...asked },
  } satisfies ExploreQuery
  return exploreStatement(query, rows).replace(/\s+/g, ' ')
}

it.each<[Asked, string]>([
  [{}, 'SELECT toFloat64(sum(weight)) AS measure'],
  [{ measure: 'rate' }, 'sum(weight) / (3600000 / 60000)'],
  [{ measure: 'share' }, `sumIf(weight, outcome NOT IN ('ok', 'opaque')) / sum(weight)`],
  [{ measure: 'p95(duration)' }, 'quantileExactWeighted(0.95)(duration_ms, weight)'],
  [{ measure: 'avg(duration)' }, 'sum(duration_ms * weight) / sum(weight)'],
  [{ measure: 'sum(transfer)' }, 'sum(transfer_bytes * weight)'],
  [{ measure: 'unique(session)' }, 'uniqCombinedIf(17)('],
  [{ group: ['target'] }, 'GROUP BY GROUPING SETS ((g0), ())'],
  [{ group: ['target'] }, 'ORDER BY is_total DESC, measure DESC NULLS LAST, g0 LIMIT {p1: UInt32}'],
  [{ group: ['method'], order: 'name' }, 'ORDER BY is_total DESC, g0 LIMIT'],
  [{ group: ['target'], stepMs: 60_000 }, 'AS is_named'],
  [{ group: ['target'], stepMs: 60_000 }, 'GROUP BY GROUPING SETS ((step, is_named, g0), ())'],
  [{ measure: 'histogram(duration)' }, 'floor(log2(duration_ms) * 4)'],
  [{ dataset: 'metrics', measure: 'avg(value)' }, 'sum(m.total) / sum(m.n)'],
])('%j is asked as %s', (asked, sql) => {
  expect(statementOf(asked)).toContain(sql)
})

it('has a name of the page’s own as a parameter, whatever it is', () => {
  const name = `tag.a'] OR 1=1 --`
  const sql = statementOf({ dataset: 'errors', group: [name] })

  expect(sql).toContain('tags[{p1: String}]')
  expect(sql).not.toContain('OR 1=1')
})

it.each([
  ['method:GET', 'method ILIKE {p0: String}', { p0: 'GET' }],
  [
    '!browser:Safari',
    'NOT ((browser ILIKE {p0: String} OR browser ILIKE {p1: String}))',
    { p0: 'Safari', p1: 'Safari %' },
  ],
  ['device:Mobile', 'device = {p0: String}', { p0: 'mobile' }],
  ['status:5*', 'toString(status) ILIKE {p0: String}', { p0: '5%' }],
  ['duration:>=1.5', 'duration_ms >= {p0: Float64}', { p0: 1.5 }],
  ['release:""', `release = ''`, {}],
  ['status:""', 'status = 0', {}],
  ['100%_sure', 'positionCaseInsensitiveUTF8(template, {p0: String}) > 0', { p0: '100%_sure' }],
])('%s is the condition %s', (where, sql, values) => {
  const params: Record<string, unknown> = {}
  const { parts } = parseSearch(where, vocabularyOf('requests'))

  expect(exploreWhere(parts, { dataset: 'requests', bind: bindTo(params) })).toEqual([sql])
  expect(params).toEqual(values)
})

it('refuses what is no field, should anybody get so far', () => {
  const part = { is: 'match', key: 'project_id', value: '2', exclude: false } as const

  expect(() => exploreWhere([part], { dataset: 'requests', bind: bindTo({}) })).toThrow(/no field/)
})
