import { useNavigate } from '@tanstack/react-router'
import {
  PERCENTILES,
  type Device,
  type Percentile,
  type VitalsFilter,
} from '../../search/vitals-search.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import styles from './VitalsToolbar.module.css'

const devices = [
  { value: 'all', label: 'All' },
  { value: 'mobile', label: 'Mobile' },
  { value: 'desktop', label: 'Desktop' },
] as const satisfies readonly { value: Device; label: string }[]

const percentiles = PERCENTILES.map((value) => ({ value, label: `p${value}` }))

export function VitalsToolbar({ filter }: { filter: VitalsFilter }) {
  const navigate = useNavigate()
  return (
    <div className={styles.bar}>
      <h1>Vitals</h1>
      <Segmented
        label="Device"
        options={devices}
        value={filter.device}
        onChange={(device: Device) =>
          void navigate({ to: '.', search: (old) => ({ ...old, device }) })
        }
      />
      <Segmented
        label="Percentile"
        options={percentiles}
        value={filter.percentile}
        onChange={(percentile: Percentile) =>
          void navigate({ to: '.', search: (old) => ({ ...old, percentile }) })
        }
      />
    </div>
  )
}
