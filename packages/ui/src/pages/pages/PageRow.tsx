import type { PageStats } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { CrashFree } from '../../components/CrashFree.tsx'
import { IssuesOfPage } from '../../components/IssuesOfPage.tsx'
import { useProject } from '../../components/use-project.ts'
import { formatCount, formatExact, formatPercent } from '../../format/numbers.ts'
import { NO_LOOK } from '../../search/look-search.ts'
import { Sparkline } from '../../ui/Sparkline.tsx'
import { changeWords } from './change-words.ts'
import { VitalCell } from './VitalCell.tsx'
import { viewsText } from './views-text.ts'
import styles from './PageTable.module.css'

export function PageRow({ page: stats }: { page: PageStats }) {
  const { slug } = useProject()
  const { page, ref, views, seen, errors, sessions, trend, previous } = stats
  const params = { project: slug }
  return (
    <tr>
      <td className={styles.page}>
        <Link
          to="/p/$project/pages/$route"
          params={{ project: slug, route: ref }}
          search={(old) => old}
          className={styles.name}
          title={page}
          data-row
        >
          <bdi>{page === '' ? '(no address)' : page}</bdi>
        </Link>
        <Link
          to="/p/$project/sessions"
          params={params}
          search={(old) => ({ ...old, page: ref })}
          className={styles.second}
          preload={false}
        >
          {formatCount(sessions)} {sessions === 1 ? 'session' : 'sessions'}
        </Link>
      </td>
      <td className={styles.trend}>
        <Sparkline
          values={trend}
          label={`Views: at most ${formatExact(Math.max(0, ...trend))} at once`}
        />
      </td>
      <td className={styles.number} data-column="views">
        <span
          className={styles.value}
          title={`${formatExact(views)} views, of which ${formatExact(seen)} were seen`}
        >
          {viewsText(stats)} <span className={styles.unit}>{views === 1 ? 'view' : 'views'}</span>
        </span>
        <span className={styles.second} title={`${formatExact(previous.views)} before`}>
          {changeWords(views, previous.views)}
        </span>
      </td>
      <td className={styles.number} data-column="errors">
        <IssuesOfPage page={page} className={styles.value}>
          {formatCount(errors)}{' '}
          <span className={styles.unit}>{errors === 1 ? 'error' : 'errors'}</span>
        </IssuesOfPage>
        <span className={styles.second}>
          {views > 0 && `${formatPercent(Math.min(errors, views), views)} of views`}
        </span>
      </td>
      <td className={styles.crash} data-column="crash-free">
        <CrashFree share={stats.crashFreeSessions} of="sessions" />{' '}
        <span className={styles.unit}>crash-free</span>
      </td>
      <VitalCell page={stats} metric="LCP" />
      <VitalCell page={stats} metric="INP" />
      <VitalCell page={stats} metric="CLS" />
      <td className={styles.number} data-column="failed-requests">
        <Link
          to="/p/$project/requests"
          params={params}
          search={(old) => ({ ...old, ...NO_LOOK, page: ref })}
          className={styles.value}
          preload={false}
        >
          {formatCount(stats.failedRequests)} <span className={styles.unit}>failed</span>
        </Link>
        <span className={styles.second}>
          {stats.requests > 0 && `${formatPercent(stats.failedRequests, stats.requests)} of all`}
        </span>
      </td>
    </tr>
  )
}
