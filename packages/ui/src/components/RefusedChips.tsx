import { useMatches, useNavigate } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { refusedOf, withoutRefused } from '../search/refused.ts'
import { IconButton } from '../ui/Button.tsx'
import { Shape } from '../ui/Shape.tsx'
import styles from './RefusedChips.module.css'

/** What of the address could not be read, said instead of passed over. */
export function RefusedChips() {
  // Of the page itself: the routes above it know only their own part of the address.
  const written = useMatches({ select: (matches) => writtenIn(matches.at(-1)?.search) })
  if (written === undefined) return null
  return (
    <ul className={styles.chips} aria-label="Not understood in the address">
      {refusedOf({ refused: written }).map(({ key, value }) => (
        <Chip key={key} name={key} value={value} />
      ))}
    </ul>
  )
}

function writtenIn(search: object | undefined): string | undefined {
  if (search === undefined || !('refused' in search)) return undefined
  return typeof search.refused === 'string' ? search.refused : undefined
}

function Chip({ name, value }: { name: string; value: string }) {
  const navigate = useNavigate()
  return (
    <li className={styles.chip}>
      <Shape name="square" tone="poor" size={8} />
      <span className={styles.text}>
        Not understood: <bdi>{`${name}=${value}`}</bdi>
      </span>
      <IconButton
        label={`Remove ${name}`}
        className={styles.remove}
        onClick={() =>
          void navigate({
            to: '.',
            search: (old) => ({ ...old, ...withoutRefused(old, name) }),
            replace: true,
          })
        }
      >
        <X size={14} aria-hidden="true" />
      </IconButton>
    </li>
  )
}
