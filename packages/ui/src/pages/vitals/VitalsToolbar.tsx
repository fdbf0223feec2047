import { useNavigate } from '@tanstack/react-router'
import { DevicePicker } from '../../components/DevicePicker.tsx'
import { PERCENTILES, type Percentile, type VitalsFilter } from '../../search/vitals-search.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import styles from './VitalsToolbar.module.css'

const percentiles = PERCENTILES.map((value) => ({ value, label: `p${value}` }))

export function VitalsToolbar({ filter }: { filter: VitalsFilter }) {
  const navigate = useNavigate()
  return (
    <div className={styles.bar}>
      <h1>Vitals</h1>
      <DevicePicker device={filter.device} />
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
