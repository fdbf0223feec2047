import type { ExploreSample } from '@seismo/ingest/api'
import { datasetOf, type DatasetKey, type Field } from '@seismo/ingest/explore'

/** What some of the rows have: a column of nothing says nothing. */
export function shownFields(dataset: DatasetKey, items: readonly ExploreSample[]): Field[] {
  const has = ({ key, unit }: Field) =>
    items.some(({ fields }) => {
      const value = fields[key]
      // A phase of zero is one that was not measured.
      return value !== undefined && value !== '' && (unit !== 'ms' || value !== 0)
    })
  return datasetOf(dataset).fields.filter((field) => field.key !== 'issue' && has(field))
}
