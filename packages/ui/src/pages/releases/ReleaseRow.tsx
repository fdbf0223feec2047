import type { ReleaseSummary } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { useProject } from '../../components/use-project.ts'
import { formatCount, formatExact, formatPercent } from '../../format/numbers.ts'
import { Sparkline } from '../../ui/Sparkline.tsx'
import { CrashFree } from '../../components/CrashFree.tsx'
import { DeployWord } from './DeployWord.tsx'
import { IssueCounts } from './IssueCounts.tsx'
import { MapsWord } from './MapsWord.tsx'
import { tellingDeploy } from './telling-deploy.ts'
import styles from './ReleaseTable.module.css'

export function ReleaseRow({ summary }: { summary: ReleaseSummary }) {
  const { slug } = useProject()
  const { release, deploys, trend, adoption, sessions, errors } = summary
  const deploy = tellingDeploy(deploys)
  return (
    <tr>
      <td className={styles.release}>
        <Link
          to="/p/$project/releases/$release"
          params={{ project: slug, release }}
          search={(old) => old}
          className={styles.name}
          title={release}
          data-row
        >
          <bdi>{release}</bdi>
        </Link>
        <span className={styles.note}>{deploy && <DeployWord deploy={deploy} />}</span>
      </td>
      <td className={styles.trend}>
        <Sparkline
          values={trend}
          label={`Sessions: at most ${formatExact(Math.max(0, ...trend))} at once`}
        />
      </td>
      <td className={styles.number} data-column="adoption">
        {adoption === null ? '—' : formatPercent(adoption, 1)}{' '}
        <span className={styles.unit}>of sessions</span>
      </td>
      <td className={styles.number} data-column="sessions" title={formatExact(sessions)}>
        {formatCount(sessions)} <span className={styles.unit}>sessions</span>
      </td>
      <td className={styles.number} data-column="crash-free">
        <CrashFree share={summary.crashFreeSessions} of="sessions" />{' '}
        <span className={styles.unit}>crash-free</span>
      </td>
      <td className={styles.number} data-column="users">
        <CrashFree share={summary.crashFreeUsers} of="users" />
      </td>
      <td className={styles.number} data-column="errors" title={formatExact(errors)}>
        {formatCount(errors)}{' '}
        <span className={styles.unit}>{errors === 1 ? 'error' : 'errors'}</span>
      </td>
      <td className={styles.issues}>
        <IssueCounts {...summary} />
      </td>
      <td className={styles.maps}>
        <MapsWord maps={summary.maps} />
      </td>
    </tr>
  )
}
