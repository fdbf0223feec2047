import type { Activity } from '@seismo/ingest/api'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { HistoryWords } from './HistoryWords.tsx'
import { RailSection } from './RailSection.tsx'
import styles from './History.module.css'

export function History({ activity }: { activity: readonly Activity[] }) {
  return (
    <RailSection title="History">
      <ol className={styles.entries}>
        {activity.map((entry, index) => (
          <li key={index} className={styles.entry}>
            <HistoryWords entry={entry} />
            <span className={styles.at}>
              <RelativeTime at={entry.at} />
            </span>
          </li>
        ))}
      </ol>
    </RailSection>
  )
}
