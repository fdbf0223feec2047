import type { IssueSummary } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { severityOf } from '../../../components/severity.ts'
import { useProject } from '../../../components/use-project.ts'
import { Shape } from '../../../ui/Shape.tsx'
import type { Selection } from '../bulk/use-selection.ts'
import type { Column } from '../use-display.ts'
import { IssueCell } from './IssueCell.tsx'
import { IssueWhere } from './IssueWhere.tsx'
import styles from './IssueRow.module.css'

interface IssueRowProps {
  issue: IssueSummary
  columns: readonly Column[]
  /** Undefined for those who may not change an issue. */
  selection: Selection | undefined
}

export function IssueRow({ issue, columns, selection }: IssueRowProps) {
  const { shape, tone, word } = severityOf(issue.class)
  return (
    <tr className={styles.row} data-issue={issue.id} data-selected={selection?.has(issue.id)}>
      {selection && (
        <td className={styles.check}>
          <input
            type="checkbox"
            aria-label={`Select ${issue.shortId}`}
            title="Select (x); with Shift, all from the last one"
            checked={selection.has(issue.id)}
            onChange={({ nativeEvent }) => {
              if (nativeEvent instanceof MouseEvent && nativeEvent.shiftKey) {
                selection.extendTo(issue.id)
              } else selection.toggle(issue.id)
            }}
          />
        </td>
      )}
      <td className={styles.severity}>
        <span className={styles.kind} title={word}>
          <Shape name={shape} tone={tone} /> <span className={styles.word}>{word}</span>
        </span>
      </td>
      <td className={styles.issue}>
        <div className={styles.words}>
          <Title issue={issue} />
          <IssueWhere issue={issue} />
        </div>
      </td>
      {columns.map((column) => (
        <IssueCell key={column} {...{ issue, column }} />
      ))}
    </tr>
  )
}

function Title({ issue }: { issue: IssueSummary }) {
  const { slug } = useProject()
  return (
    <Link
      to="/p/$project/issues/$issueId"
      params={{ project: slug, issueId: issue.shortId }}
      search={(old) => old}
      className={styles.link}
      title={`${issue.type}: ${issue.message}`}
    >
      <bdi className={styles.type}>{issue.type}</bdi>{' '}
      <bdi className={styles.message}>{issue.message}</bdi>
    </Link>
  )
}
