import type { ReleaseDetail, ReleaseIssue } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { LinkButton } from '../../components/LinkButton.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { useProject } from '../../components/use-project.ts'
import { withValue } from '../../search/filter-terms.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Shape } from '../../ui/Shape.tsx'
import { IssueCounts } from './IssueCounts.tsx'
import styles from './ReleaseIssues.module.css'

export function ReleaseIssues({ detail }: { detail: ReleaseDetail }) {
  const { slug } = useProject()
  const { release, issues } = detail
  return (
    <Panel
      title="Issues"
      note={<IssueCounts {...detail} />}
      actions={
        <LinkButton
          to="/p/$project/issues"
          params={{ project: slug }}
          search={{ q: withValue('', { key: 'release', value: release }) }}
        >
          All with this release
        </LinkButton>
      }
      flush
    >
      {issues.every(({ is }) => is === 'resolved') && (
        <p className={styles.none}>Nothing new broke in this release, and nothing came back.</p>
      )}
      <ul>
        {issues.map((issue) => (
          <IssueLine key={`${issue.is} ${issue.id}`} issue={issue} />
        ))}
      </ul>
    </Panel>
  )
}

const KINDS = {
  new: { shape: { name: 'square', tone: 'poor' }, word: 'new' },
  regressed: { shape: { name: 'triangle', tone: 'ni' }, word: 'back' },
  resolved: { shape: { name: 'circle', tone: 'good' }, word: 'resolved' },
} as const

function IssueLine({
  issue: { id, shortId, is, type, message, culprit, at },
}: {
  issue: ReleaseIssue
}) {
  const { slug } = useProject()
  return (
    <li className={styles.issue}>
      <span className={styles.kind}>
        <Shape {...KINDS[is].shape} size={8} /> {KINDS[is].word}
      </span>
      <span className={styles.words}>
        <Link
          to="/p/$project/issues/$issueId"
          params={{ project: slug, issueId: id }}
          className={styles.title}
          title={shortId}
        >
          <strong>{type}</strong> {message}
        </Link>
        <span className={styles.culprit}>{culprit}</span>
      </span>
      <span className={styles.at}>
        <RelativeTime at={at} />
      </span>
    </li>
  )
}
