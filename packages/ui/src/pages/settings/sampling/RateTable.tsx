import { useQuery } from '@tanstack/react-query'
import { outcomesQuery } from '../../../api/system.ts'
import { useProject } from '../../../components/use-project.ts'
import { formatExact } from '../../../format/numbers.ts'
import { percentOf } from './draft-of-form.ts'
import { expectedAt, KINDS, storedByKind, type Control, type Kind } from './kinds.ts'
import styles from './RateTable.module.css'

const DAY = { from: '-24h', to: 'now' } as const
const STEP_MS = 3_600_000

interface RateTableProps {
  draft: Control
  mayChange: boolean
}

export function RateTable({ draft, mayChange }: RateTableProps) {
  const { slug, control } = useProject()
  const { data, error } = useQuery(outcomesQuery(slug, DAY, STEP_MS))
  const stored = data && storedByKind(data.items)
  return (
    <table className={styles.table} data-table="rates">
      <thead>
        <tr>
          <th>Kind</th>
          <th className={styles.number}>Sessions that send it</th>
          <th className={styles.number}>Last day</th>
          <th className={styles.number}>Then, a day</th>
        </tr>
      </thead>
      <tbody>
        {KINDS.map(({ kind, label, cost }) => (
          <tr key={kind}>
            <th scope="row">
              {label}
              <span className={styles.note}>{(draft.rates?.[kind] ?? 1) < 1 && cost}</span>
            </th>
            <td className={styles.number}>
              <Rate kind={kind} label={label} mayChange={mayChange} />
            </td>
            <td className={styles.number}>
              {stored === undefined ? unknown(error) : formatExact(stored.get(kind) ?? 0)}
            </td>
            <td className={styles.number}>
              {stored === undefined
                ? unknown(error)
                : then(
                    stored.get(kind) ?? 0,
                    control?.rates?.[kind] ?? 1,
                    draft.rates?.[kind] ?? 1,
                  )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface RateProps {
  kind: Kind
  label: string
  mayChange: boolean
}

function Rate({ kind, label, mayChange }: RateProps) {
  const { control } = useProject()
  const percent = percentOf(control?.rates?.[kind])
  if (!mayChange) return <>{percent} %</>
  return (
    <>
      <input
        type="number"
        name={kind}
        aria-label={`${label}: percent of the sessions`}
        className={styles.percent}
        min={0}
        max={100}
        step="any"
        required
        defaultValue={percent}
      />{' '}
      %
    </>
  )
}

function then(stored: number, now: number, next: number): string {
  const expected = expectedAt(stored, now, next)
  if (expected === undefined) return 'not known'
  return now === next ? formatExact(expected) : `about ${formatExact(expected)}`
}

function unknown(error: Error | null): string {
  return error === null ? '…' : 'not known'
}
