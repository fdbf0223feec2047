import type { ExploreAnswer, ExploreColumn } from '../contract/explore.ts'
import { formatMeasure, unitOf } from '../explore/measure.ts'
import { fieldOf } from '../explore/datasets.ts'
import { toShortId } from '../issues/short-id.ts'
import { toShownId } from './shown-id.ts'
import type { ExploreAnswer as Stored, ExploreQuery, ExploreRow } from '../store/explore-store.ts'

type Cell = ExploreAnswer['rows'][number][number]

/** Rows under columns: what tables, charts and files of the answer are made of. */
export function toExploreAnswer(query: ExploreQuery, stored: Stored, slug: string): ExploreAnswer {
  const columns = columnsOf(query, slug)
  const { total, rows, more, ...cost } = stored
  return {
    dataset: query.dataset,
    ...{ from: query.from, to: query.to, stepMs: query.stepMs ?? null },
    columns: columns.map(({ column }) => column),
    rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
    ...{ total: total.value, n: total.n, weight: total.weight, more },
    sampled: total.weight > total.n,
    ...cost,
  }
}

interface Column {
  column: ExploreColumn
  cell: (row: ExploreRow) => Cell
}

function columnsOf({ dataset, measure, group, stepMs }: ExploreQuery, slug: string): Column[] {
  const unit = unitOf(dataset, measure)
  const bound = measure.is === 'histogram' ? fieldOf(dataset, measure.field)?.unit : undefined
  return [
    ...(stepMs === undefined ? [] : [TIME]),
    ...group.map((name, index) => ({
      column: { name, is: 'group', type: 'text' } as const,
      cell: ({ groups }: ExploreRow) => {
        const value = groups?.[index] ?? null
        // Issues go by what people call them.
        return name === 'issue' && value !== null ? toShownId(slug, toShortId(value)) : value
      },
    })),
    ...(bound === undefined ? [] : boundsOf(bound)),
    {
      column: { name: formatMeasure(measure), is: 'value', type: 'number', unit },
      cell: ({ value }) => value,
    },
    {
      column: { name: 'n', is: 'n', type: 'number', unit: 'count' },
      cell: ({ n }) => n,
    },
    {
      column: { name: 'weight', is: 'weight', type: 'number', unit: 'count' },
      cell: ({ weight }) => weight,
    },
  ]
}

const TIME: Column = {
  column: { name: 'time', is: 'time', type: 'time' },
  cell: ({ at }) => at,
}

function boundsOf(unit: NonNullable<ExploreColumn['unit']>): Column[] {
  return (['lower', 'upper'] as const).map((name) => ({
    column: { name, is: 'bound', type: 'number', unit },
    cell: ({ bucket }) => bucket?.[name] ?? null,
  }))
}
