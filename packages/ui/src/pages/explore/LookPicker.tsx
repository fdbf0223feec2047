import { useNavigate } from '@tanstack/react-router'
import type { ExploreLook } from '../../search/explore-search.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import styles from './ExplorePage.module.css'

const looks = [
  { value: 'table', label: 'Table' },
  { value: 'line', label: 'Line' },
  { value: 'bars', label: 'Bars' },
  { value: 'histogram', label: 'Histogram' },
  { value: 'heat', label: 'Heat map' },
  { value: 'samples', label: 'Samples' },
] as const satisfies readonly { value: ExploreLook; label: string }[]

export function LookPicker({ look }: { look: ExploreLook }) {
  const navigate = useNavigate()
  return (
    // Wider than a phone: it scrolls, and nothing else does.
    <div className={styles.looks}>
      <Segmented
        label="Show as"
        options={looks}
        value={look}
        onChange={(as: ExploreLook) =>
          void navigate({ to: '.', search: (old) => ({ ...old, as }) })
        }
      />
    </div>
  )
}
