import type { IssueDetail } from '@seismo/ingest/api'
import { ShareBar } from '../../../components/ShareBar.tsx'
import { formatCount, formatPercent } from '../../../format/numbers.ts'
import { valueName } from '../../../format/value-name.ts'
import { cx } from '../../../ui/cx.ts'
import { FilterValue } from './FilterValue.tsx'
import { RailSection } from './RailSection.tsx'
import styles from './Standout.module.css'

/** Fewer events than these, and a share says little. */
const LOW_SAMPLE = 50

/** Values that the issue's events have far more often than all events have. */
export function Standout({ standout }: Pick<IssueDetail, 'standout'>) {
  return (
    <RailSection title="What stands out">
      <ul className={styles.list}>
        {standout.map(({ key, value, share, baseline, n }) => (
          <li key={`${key} ${value}`} className={cx(n < LOW_SAMPLE && styles.low)}>
            <FilterValue name={key} value={value} className={styles.row}>
              <span className={styles.words}>
                <bdi className={styles.key}>{key}</bdi>{' '}
                <bdi className={styles.value}>{valueName(key, value)}</bdi>
              </span>
              <span className={styles.numbers}>
                <strong>{percent(share)}</strong> vs {percent(baseline)}
              </span>
              <ShareBar share={share} baseline={baseline} isDoubted={n < LOW_SAMPLE} />
              <span className={styles.n}>
                n={formatCount(n)}
                {n < LOW_SAMPLE && ', low sample'}
              </span>
            </FilterValue>
          </li>
        ))}
      </ul>
      <p className={styles.note}>Share of this issue’s events, and the mark: of all events.</p>
    </RailSection>
  )
}

function percent(share: number): string {
  return formatPercent(share, 1)
}
