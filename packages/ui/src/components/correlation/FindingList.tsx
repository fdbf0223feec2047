import type { Finding } from '@seismo/ingest/api'
import { useState } from 'react'
import { formatExact } from '../../format/numbers.ts'
import { Button } from '../../ui/Button.tsx'
import { FindingRow } from './FindingRow.tsx'
import styles from './Moved.module.css'

/** Who reads on after these looks for something else. */
const FIRST = 8

export function FindingList({ label, findings }: { label: string; findings: readonly Finding[] }) {
  const [asksAll, setAsksAll] = useState(false)
  const shown = asksAll ? findings : findings.slice(0, FIRST)
  return (
    <>
      <ol className={styles.findings} aria-label={label}>
        {shown.map((finding, index) => (
          <FindingRow key={`${index} ${finding.name}`} finding={finding} />
        ))}
      </ol>
      {shown.length < findings.length && (
        <Button size="small" onClick={() => setAsksAll(true)}>
          Show all {formatExact(findings.length)}
        </Button>
      )}
    </>
  )
}
