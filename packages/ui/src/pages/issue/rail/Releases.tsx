import type { IssueDetail } from '@seismo/ingest/api'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { formatCount, formatExact } from '../../../format/numbers.ts'
import { RailSection } from './RailSection.tsx'
import styles from './Releases.module.css'

export function Releases({ releases }: Pick<IssueDetail, 'releases'>) {
  return (
    <RailSection title="Releases">
      <table className={styles.table}>
        <thead>
          <tr>
            <th>Release</th>
            <th>Events</th>
            <th>Last seen</th>
          </tr>
        </thead>
        <tbody>
          {releases.map(({ release, events, lastSeen }) => (
            <tr key={release}>
              <td className={styles.release} title={release}>
                <bdi>{release === '' ? '(none)' : release}</bdi>
              </td>
              <td title={formatExact(events)}>{formatCount(events)}</td>
              <td>
                <RelativeTime at={lastSeen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </RailSection>
  )
}
