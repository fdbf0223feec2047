import type { IssueDetail } from '@seismo/ingest/api'
import { formatAbsolute } from '../../../format/time.ts'
import styles from './ReleaseMarks.module.css'

/** Where a release was first seen with this issue, if that is inside the picture. */
export function ReleaseMarks({ issue: { series, stepMs, releases } }: { issue: IssueDetail }) {
  const from = series[0]?.at ?? 0
  const to = (series.at(-1)?.at ?? 0) + stepMs
  return releases
    .filter(({ release, firstSeen }) => release !== '' && firstSeen > from && firstSeen < to)
    .slice(0, 6)
    .map(({ release, firstSeen }) => (
      <span
        key={release}
        className={styles.mark}
        data-side={firstSeen > (from + to) / 2 ? 'left' : 'right'}
        style={{ left: `${((firstSeen - from) / (to - from)) * 100}%` }}
        title={`${release}, first seen here ${formatAbsolute(firstSeen)}`}
      >
        <bdi className={styles.label}>{release}</bdi>
      </span>
    ))
}
