import type { ExploreSample } from '@seismo/ingest/api'
import type { DatasetKey } from '@seismo/ingest/explore'
import type { Cell } from '../../components/explore/format-cell.ts'
import { shownFields } from './shown-fields.ts'

/** Single rows as a file has them. */
export function samplesTable(
  dataset: DatasetKey,
  items: readonly ExploreSample[],
): { columns: string[]; rows: Cell[][] } {
  const keys = shownFields(dataset, items).map(({ key }) => key)
  return {
    columns: ['time', 'weight', 'issue', 'event', ...keys],
    rows: items.map(({ at, weight, issue, eventId, fields }) => [
      ...[new Date(at).toISOString(), weight, issue, eventId],
      ...keys.map((key) => fields[key] ?? null),
    ]),
  }
}
