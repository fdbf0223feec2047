import type { RequestStats } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { PageLink } from '../../components/PageLink.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { formatCount, formatExact } from '../../format/numbers.ts'
import { formatDuration } from '../../format/time.ts'
import { Shape } from '../../ui/Shape.tsx'
import { Sparkline } from '../../ui/Sparkline.tsx'
import { requestName } from './request-name.ts'
import { outcomeLook } from './request-outcome.ts'
import styles from './RequestTable.module.css'

export function RequestRow({ request }: { request: RequestStats }) {
  const { method, target, page, n, sessions, p50Ms, p95Ms, lastSeen, trend } = request
  const { shape, tone, word } = outcomeLook(request)
  return (
    <tr>
      <td className={styles.request}>
        <Link
          to="."
          search={(old) => ({ ...old, request: requestName(request), rise: undefined })}
          className={styles.target}
          data-row
          title={`${target}: see what moved with it`}
          preload={false}
          resetScroll={false}
        >
          <span className={styles.method}>{method}</span> <bdi>{target}</bdi>
        </Link>
        {page !== '' && (
          <span className={styles.page}>
            on <PageLink page={page} />
          </span>
        )}
      </td>
      <td className={styles.outcome}>
        <span className={styles.word}>
          <Shape name={shape} tone={tone} /> {word}
        </span>
      </td>
      <td className={styles.trend}>
        <Sparkline
          values={trend}
          label={`Trend: at most ${formatExact(Math.max(0, ...trend))} at once`}
        />
      </td>
      <td className={styles.number} data-column="failed" title={formatExact(n)}>
        {formatCount(n)} <span className={styles.unit}>failed</span>
      </td>
      <td className={styles.number} data-column="sessions" title={formatExact(sessions)}>
        {formatCount(sessions)}{' '}
        <span className={styles.unit}>{sessions === 1 ? 'session' : 'sessions'}</span>
      </td>
      <td className={styles.number} data-column="p50">
        {formatDuration(p50Ms)}
      </td>
      <td className={styles.number} data-column="p95">
        {formatDuration(p95Ms)}
      </td>
      <td className={styles.number} data-column="last-seen">
        <RelativeTime at={lastSeen} />
      </td>
    </tr>
  )
}
