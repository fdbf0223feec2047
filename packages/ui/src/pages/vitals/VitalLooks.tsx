import type { VitalName } from '@seismo/ingest/api'
import { useSearch } from '@tanstack/react-router'
import { LazyLooks } from '../../components/correlation/LazyLooks.tsx'
import type { VitalsFilter } from '../../search/vitals-search.ts'

interface VitalLooksProps {
  metric: VitalName
  filter: VitalsFilter
}

/** What moved with the share of poor values. */
export function VitalLooks({ metric, filter: { window, device } }: VitalLooksProps) {
  const { rise } = useSearch({ strict: false })
  const signal = { signal: `vital:${metric}`, device: device === 'all' ? undefined : device }
  return <LazyLooks dataset="vitals" ask={{ signal, window, rise }} />
}
