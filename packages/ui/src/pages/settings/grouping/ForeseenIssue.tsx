import type { PreviewIssue } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { useProject } from '../../../components/use-project.ts'
import { counted } from './counted.ts'
import styles from './Foreseen.module.css'

export function ForeseenIssue({ issue }: { issue: PreviewIssue }) {
  const { slug: project } = useProject()
  const { shortId, type, message, events } = issue
  return (
    <li className={styles.issue}>
      <Link
        to="/p/$project/issues/$issueId"
        params={{ project, issueId: shortId }}
        className={styles.link}
      >
        {shortId}
      </Link>{' '}
      <bdi>
        {type}: {message}
      </bdi>{' '}
      <span className={styles.note}>{counted(events, 'event')}</span>
    </li>
  )
}
