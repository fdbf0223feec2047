import type { VitalName } from '@seismo/ingest/api'
import { readRef } from '@seismo/ingest/search'
import { useSearch } from '@tanstack/react-router'
import { LazyLooks } from '../../components/correlation/LazyLooks.tsx'
import type { VitalsFilter } from '../../search/vitals-search.ts'

interface VitalLooksProps {
  metric: VitalName
  filter: VitalsFilter
}

/** What moved with the share of poor values. */
export function VitalLooks({ metric, filter: { window, device, signals } }: VitalLooksProps) {
  const { rise } = useSearch({ strict: false })
  // What moved is asked of a page by its name.
  const of = signals.page === undefined ? undefined : readRef(signals.page)
  const page = of && 'name' in of ? of.name : undefined
  const signal = { signal: `vital:${metric}`, device: device === 'all' ? undefined : device, page }
  return <LazyLooks dataset="vitals" ask={{ signal, window, rise }} />
}
