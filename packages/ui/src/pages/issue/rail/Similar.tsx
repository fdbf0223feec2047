import type { IssueDetail, SimilarIssue } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Merge } from 'lucide-react'
import { similarIssuesQuery } from '../../../api/issue.ts'
import { useTriage } from '../../../api/use-triage.ts'
import { useMayChange, useProject } from '../../../components/use-project.ts'
import { withoutIssue } from '../../../search/issue-search.ts'
import { Button } from '../../../ui/Button.tsx'
import { RailSection } from './RailSection.tsx'
import styles from './Similar.module.css'

/** Likeness only suggests: nothing is merged unless somebody does it. */
export function Similar({ issue }: { issue: IssueDetail }) {
  const { data } = useQuery(similarIssuesQuery(useProject().slug, issue.id))
  if (data === undefined || data.items.length === 0) return null
  return (
    <RailSection title="Similar issues">
      <ul className={styles.list}>
        {data.items.map((similar) => (
          <Row key={similar.issue.id} issue={issue} similar={similar} />
        ))}
      </ul>
    </RailSection>
  )
}

function Row({ issue, similar }: { issue: IssueDetail; similar: SimilarIssue }) {
  const { slug } = useProject()
  const triage = useTriage(slug)
  const mayChange = useMayChange()
  const { issue: other, because } = similar
  return (
    <li className={styles.row}>
      <Link
        to="/p/$project/issues/$issueId"
        params={{ project: slug, issueId: other.shortId }}
        search={withoutIssue}
        className={styles.link}
        title={`${other.type}: ${other.message}`}
      >
        <bdi>{other.type}</bdi> <bdi className={styles.message}>{other.message}</bdi>
      </Link>
      {mayChange && (
        <Button
          size="small"
          title={`Merge ${other.shortId} into ${issue.shortId}`}
          aria-label={`Merge ${other.shortId} into ${issue.shortId}`}
          onClick={() => triage.merge([issue, other], issue)}
        >
          <Merge size={12} aria-hidden="true" /> Merge
        </Button>
      )}
      <span className={styles.note}>
        {other.shortId} · <bdi>{because.join(', ')}</bdi>
      </span>
    </li>
  )
}
