import type { ExploreAnswer, ExploreSamples } from '@seismo/ingest/api'
import { formatMeasure, type DatasetKey } from '@seismo/ingest/explore'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { numberOf, type ExploreFilter } from '../search/explore-search.ts'
import { client, type Query } from './client.ts'
import { keepWithinProject } from './keep-within-project.ts'
import { tagValuesQuery, type ValuesQuery } from './tag-values.ts'

const SAMPLES = 50
/** Lines that can be told apart. */
const MOST_SERIES = 20

/** The parameters of a question, as the API takes them. */
export function exploreParams(project: string, filter: ExploreFilter): Query {
  const { dataset, q, window, look, group, first, limit, step, rows } = filter
  const base = { project, dataset, where: q, ...window }
  if (look === 'samples') return { ...base, order: rows, limit: SAMPLES }
  const number = numberOf(filter)
  if (look === 'histogram' || look === 'heat') {
    return { ...base, measure: `histogram(${number ?? ''})`, ...(look === 'heat' && { step }) }
  }
  const isOverTime = look === 'line' || look === 'bars'
  const measure = filter.measure.is === 'histogram' ? 'count' : formatMeasure(filter.measure)
  return {
    ...{ ...base, measure, group: group.join(','), order: first },
    limit: isOverTime ? Math.min(MOST_SERIES, Number(limit)) : limit,
    ...(isOverTime && { step }),
  }
}

export function exploreQuery(project: string, filter: ExploreFilter) {
  const params = exploreParams(project, filter)
  return queryOptions({
    queryKey: ['explore', params],
    queryFn: ({ signal }) => client.get<ExploreAnswer>('/api/query', params, signal),
    placeholderData: keepWithinProject(project),
    retry: false,
  })
}

export function exploreSamplesQuery(project: string, filter: ExploreFilter) {
  const params = exploreParams(project, filter)
  return infiniteQueryOptions({
    queryKey: ['explore', 'samples', params],
    queryFn: ({ signal, pageParam }) =>
      client.get<ExploreSamples>('/api/query/samples', { ...params, cursor: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepWithinProject(project),
    retry: false,
  })
}

/** Of rollups, which know them without a look at each row. */
const KNOWN: ReadonlySet<string> = new Set([...['release', 'environment', 'page', 'browser', 'os']])

/** Values of the fields of a dataset, for completion: asked for once a key, not at each letter. */
export function exploreValuesQuery(dataset: DatasetKey): ValuesQuery {
  return (project, asked) => {
    const { key, window } = asked
    if (KNOWN.has(key)) return tagValuesQuery(project, asked)
    const params = { project, dataset, group: key, order: 'most', limit: 100, ...window }
    return {
      queryKey: ['explore', 'values', params],
      queryFn: async ({ signal }) => {
        const { rows } = await client.get<ExploreAnswer>('/api/query', params, signal)
        return {
          items: rows.map(([value, events]) => ({ value: String(value), events: Number(events) })),
        }
      },
      staleTime: 60_000,
    }
  }
}
