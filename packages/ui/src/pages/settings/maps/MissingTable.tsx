import type { MissingMap } from '@seismo/ingest/api'
import { MAP_STATUS } from '../../../components/map-status.ts'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { formatCount, formatExact } from '../../../format/numbers.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Shape } from '../../../ui/Shape.tsx'
import styles from './MapTable.module.css'

/** Scripts on stacks that show no source. */
export function MissingTable({ missing }: { missing: readonly MissingMap[] }) {
  return (
    <table className={styles.table} data-table="missing">
      <thead>
        <tr>
          <th>Missing</th>
          <th className={styles.reason}>Why</th>
          <th className={styles.number}>Events</th>
          <th className={styles.time}>Last seen</th>
        </tr>
      </thead>
      <tbody>
        {missing.map((one) => (
          <MissingRow key={`${one.path} ${one.debugId ?? ''}`} missing={one} />
        ))}
      </tbody>
    </table>
  )
}

function MissingRow({ missing }: { missing: MissingMap }) {
  const { path, url, debugId, reason, events, lastSeen } = missing
  const { shape, tone, word, meaning } = MAP_STATUS[reason]
  return (
    <tr>
      <th scope="row" title={url}>
        <bdi className={styles.file}>{path}</bdi>
        <span className={styles.note}>
          <bdi>{hostOf(url)}</bdi>
          {debugId !== null && (
            <>
              {' '}
              · debug id <code>{debugId}</code>
            </>
          )}
        </span>
      </th>
      <td className={styles.reason}>
        <Badge tone={tone}>
          <Shape name={shape} tone={tone} size={8} />
          {word}
        </Badge>
        <span className={styles.note}>{meaning}</span>
      </td>
      <td className={styles.number} title={formatExact(events)}>
        {formatCount(events)}{' '}
        <span className={styles.unit}>{events === 1 ? 'event' : 'events'}</span>
      </td>
      <td className={styles.time}>
        <RelativeTime at={lastSeen} />
      </td>
    </tr>
  )
}

/** Somebody else's script has no map of ours: where it came from tells. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : ''
}
