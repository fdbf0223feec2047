import { readRef } from '@seismo/ingest/search'
import { useNavigate } from '@tanstack/react-router'
import { DropChip } from '../ui/DropChip.tsx'
import styles from './SignalChips.module.css'

const LABELS = {
  page: 'page',
  host: 'host',
  environment: 'environment',
  release: 'release',
  issue: 'issue',
  user: 'user',
  device: 'device',
} as const
export type ChipName = keyof typeof LABELS

/** Conditions that came with a link, each to be dropped on its own. */
export function SignalChips({ values }: { values: Partial<Record<ChipName, string | undefined>> }) {
  const navigate = useNavigate()
  const set = Object.entries(values).filter(
    // as: the entries of a record have its keys.
    (entry): entry is [ChipName, string] => entry[1] !== undefined && entry[0] in LABELS,
  )
  if (set.length === 0) return null
  return (
    <div className={styles.chips} role="group" aria-label="Only of these">
      <span className={styles.label}>Only of</span>
      {set.map(([name, value]) => (
        <DropChip
          key={name}
          name={`${LABELS[name]} ${shown(name, value)}`}
          onDrop={() =>
            void navigate({ to: '.', search: (old) => ({ ...old, [name]: undefined }) })
          }
        >
          {LABELS[name]}: <bdi>{shown(name, value)}</bdi>
        </DropChip>
      ))}
    </div>
  )
}

function shown(name: ChipName, value: string): string {
  if (name !== 'page') return value
  const ref = readRef(value)
  return 'name' in ref ? ref.name || '(no name)' : '(a very long name)'
}
