import type { VisitSummary } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { useProject } from '../../components/use-project.ts'
import { formatExact, formatValue } from '../../format/numbers.ts'
import { formatDuration } from '../../format/time.ts'
import { Shape } from '../../ui/Shape.tsx'
import { clientWords, visitLook, weightWords } from './visit-words.ts'
import styles from './SessionTable.module.css'

/** As much of an id as people compare. */
const ID_LENGTH = 8

export function SessionRow({ visit }: { visit: VisitSummary }) {
  const { slug } = useProject()
  const { id, firstPage, lastPage, views, errors, startedAt, endedAt, releases, user } = visit
  const { shape, tone, word } = visitLook(visit)
  return (
    <tr>
      <td className={styles.session}>
        <Link
          to="/p/$project/sessions/$session"
          params={{ project: slug, session: id }}
          search={(old) => ({ ...old, at: new Date(startedAt).toISOString() })}
          className={styles.pages}
          title={`${firstPage} → ${lastPage}`}
          data-row
        >
          <bdi>{firstPage === '' ? '(no address)' : firstPage}</bdi>
          {lastPage !== firstPage && (
            <>
              {' → '}
              <bdi>{lastPage}</bdi>
            </>
          )}
        </Link>
        <span className={styles.second} title={weightWords(visit)}>
          <code>{id.slice(0, ID_LENGTH)}</code>
          {user !== '' && (
            <>
              {' · '}
              <bdi>{user}</bdi>
            </>
          )}
          {visit.weight !== 1 &&
            ` · ${visit.weight === 0 ? 'not sampled' : `≈ ×${formatValue(visit.weight)}`}`}
        </span>
      </td>
      <td className={styles.end}>
        <span className={styles.word}>
          <Shape name={shape} tone={tone} /> {word}
        </span>
      </td>
      <td className={styles.number} data-column="pages">
        {formatExact(views)} <span className={styles.unit}>{views === 1 ? 'page' : 'pages'}</span>
      </td>
      <td className={styles.number} data-column="errors">
        {formatExact(errors)}{' '}
        <span className={styles.unit}>{errors === 1 ? 'error' : 'errors'}</span>
      </td>
      <td className={styles.number} data-column="duration">
        {formatDuration(endedAt - startedAt)}
      </td>
      <td className={styles.release} title={releases.join(', ')}>
        <bdi>{releases.at(-1)}</bdi>
      </td>
      <td className={styles.client} title={clientWords(visit)}>
        {visit.browser}
        <span className={styles.second}>{clientWords({ ...visit, browser: '' })}</span>
      </td>
      <td className={styles.started}>
        <RelativeTime at={startedAt} />
      </td>
    </tr>
  )
}
