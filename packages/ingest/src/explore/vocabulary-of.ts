import type { Vocabulary } from '../issues/search/vocabulary.ts'
import { datasetOf, isGroupable, type DatasetKey } from './datasets.ts'

/** What `where` of a dataset can name. */
export function vocabularyOf(dataset: DatasetKey): Vocabulary {
  const { fields, hasTags } = datasetOf(dataset)
  const filters = fields.filter(({ isMeasuredOnly }) => isMeasuredOnly !== true)
  return {
    hasStates: false,
    hasTags,
    match: filters.filter(isGroupable).map(({ key }) => key),
    count: filters.filter(({ unit }) => unit !== undefined).map(({ key }) => key),
    ofRows: true,
    time: [],
    values: Object.fromEntries(
      filters.flatMap(({ key, values, unit }) => {
        if (unit !== undefined) return [[key, ['>0', '>100', '>1000']]]
        return values === undefined ? [] : [[key, values]]
      }),
    ),
    hints: Object.fromEntries(filters.map(({ key, what }) => [key, what])),
  }
}
