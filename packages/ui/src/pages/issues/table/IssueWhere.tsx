import type { IssueSummary } from '@seismo/ingest/api'
import { releaseSpan } from '../../../components/release-span.ts'
import { StateBadge } from '../../../components/StateBadge.tsx'
import { formatPercent } from '../../../format/numbers.ts'
import { valueName } from '../../../format/value-name.ts'
import { cx } from '../../../ui/cx.ts'
import { ValueLink } from '../../../components/filter/ValueLink.tsx'
import { fileOf } from './file-of.ts'
import styles from './IssueRow.module.css'

/** The second line: how it stands, where it happens, and whom it hits more than others. */
export function IssueWhere({ issue }: { issue: IssueSummary }) {
  const { culprit, page, lastRelease, facet } = issue
  return (
    <span className={styles.where}>
      <StateBadge issue={issue} />
      <Part className={styles.culprit} filterKey="file" value={fileOf(culprit)} text={culprit} />
      <Part className={styles.place} filterKey="page" value={page} text={page} />
      <Part
        className={styles.release}
        filterKey="release"
        value={lastRelease}
        text={releaseSpan(issue)}
      />
      {facet !== null && (
        <Part
          className={styles.facet}
          filterKey={facet.key}
          value={facet.value}
          text={`${valueName(facet.key, facet.value)} ${formatPercent(facet.share, 1)}`}
        />
      )}
    </span>
  )
}

interface PartProps {
  className: string | undefined
  filterKey: string
  value: string
  text: string
}

function Part({ className, filterKey, value, text }: PartProps) {
  if (text === '') return null
  return (
    <span className={cx(styles.part, className)}>
      <ValueLink {...{ filterKey, value }} className={styles.value}>
        <bdi>{text}</bdi>
      </ValueLink>
    </span>
  )
}
