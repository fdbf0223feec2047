import type { IssueSummary } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { severityOf } from '../../../components/severity.ts'
import { useProject } from '../../../components/use-project.ts'
import { Shape } from '../../../ui/Shape.tsx'
import type { Column } from '../use-display.ts'
import { IssueCell } from './IssueCell.tsx'
import { IssueWhere } from './IssueWhere.tsx'
import styles from './IssueRow.module.css'

interface IssueRowProps {
  issue: IssueSummary
  /** Its place among all rows, from 0. */
  index: number
  columns: readonly Column[]
  /** Undefined for those who may not change an issue. */
  isSelected: boolean | undefined
  measure: ((row: HTMLElement | null) => void) | undefined
  onFocus: (id: string) => void
}

/** The head is the first row of the table, and counting starts at one. */
const FIRST_ROW = 2

/** Drawn anew only when its own issue changes: lists are long, and live. */
export const IssueRow = memo(function IssueRow(props: IssueRowProps) {
  const { issue, index, columns, isSelected, measure, onFocus } = props
  const { shape, tone, word } = severityOf(issue.class)
  return (
    <tr
      ref={measure}
      className={styles.row}
      data-index={index}
      data-issue={issue.id}
      data-selected={isSelected}
      aria-rowindex={index + FIRST_ROW}
      onFocus={() => onFocus(issue.id)}
    >
      {isSelected !== undefined && (
        <td className={styles.check}>
          <input
            type="checkbox"
            aria-label={`Select ${issue.shortId}`}
            title="Select (x); with Shift, all from the last one"
            checked={isSelected}
            // The table hears of it.
            readOnly
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
})

function Title({ issue }: { issue: IssueSummary }) {
  const { slug } = useProject()
  return (
    <Link
      to="/p/$project/issues/$issueId"
      params={{ project: slug, issueId: issue.shortId }}
      search
      className={styles.link}
      title={`${issue.type}: ${issue.message}`}
    >
      <bdi className={styles.type}>{issue.type}</bdi>{' '}
      <bdi className={styles.message}>{issue.message}</bdi>
    </Link>
  )
}
