import type { RulesPreviewed } from '@seismo/ingest/api'
import { formatExact } from '../../../format/numbers.ts'
import { formatDate } from '../../../format/time.ts'
import { counted } from './counted.ts'
import { ForeseenIssue } from './ForeseenIssue.tsx'
import styles from './Foreseen.module.css'

interface ForeseenProps {
  isPending: boolean
  seen: RulesPreviewed | undefined
}

/** What the rules would do to errors like those of the last days. */
export function Foreseen({ isPending, seen }: ForeseenProps) {
  if (isPending) {
    return (
      <p role="status" className={styles.note}>
        Looking at the errors of the last days…
      </p>
    )
  }
  if (!seen) return null
  return (
    <section aria-label="Preview" className={styles.seen}>
      <h3>Preview</h3>
      <p role="status">{summaryOf(seen)}</p>
      <p className={styles.note}>{lookedAt(seen)}</p>
      <Merges seen={seen} />
      <Splits seen={seen} />
      <Moves seen={seen} />
    </section>
  )
}

function Merges({ seen: { merges, totals } }: { seen: RulesPreviewed }) {
  if (merges.length === 0) return null
  return (
    <div className={styles.part}>
      <h4>{counted(totals.merges, 'merge')}</h4>
      <ul className={styles.groups}>
        {merges.map(({ into, issues, more }) => (
          <li key={issues.map(({ id }) => id).join()} className={styles.group}>
            <ul>
              {issues.map((issue) => (
                <ForeseenIssue key={issue.id} issue={issue} />
              ))}
              {more > 0 && <li className={styles.note}>and {formatExact(more)} more</li>}
            </ul>
            <p className={styles.target}>
              <span aria-hidden="true">→ </span>
              {into.issue ? `all in ${into.issue.shortId}` : 'one new issue'}
              <By rule={into.rule} /> · {counted(into.events, 'event')}
            </p>
          </li>
        ))}
      </ul>
      <More listed={merges.length} total={totals.merges} />
    </div>
  )
}

function Splits({ seen: { splits, totals } }: { seen: RulesPreviewed }) {
  if (splits.length === 0) return null
  return (
    <div className={styles.part}>
      <h4>{counted(totals.splits, 'split')}</h4>
      <ul className={styles.groups}>
        {splits.map(({ issue, parts, more }) => (
          <li key={issue.id} className={styles.group}>
            <ul>
              <ForeseenIssue issue={issue} />
            </ul>
            <ul className={styles.targets}>
              {parts.map((part) => (
                <li key={`${part.issue?.id ?? ''} ${part.why.join(' ')}`} className={styles.target}>
                  <span aria-hidden="true">→ </span>
                  {part.issue ? part.issue.shortId : 'new'}
                  <By rule={part.rule} /> · {counted(part.events, 'event')}
                  <span className={styles.note}> · {part.why.join(' · ')}</span>
                </li>
              ))}
              {more > 0 && <li className={styles.note}>and {formatExact(more)} more</li>}
            </ul>
          </li>
        ))}
      </ul>
      <More listed={splits.length} total={totals.splits} />
    </div>
  )
}

function Moves({ seen: { moves, totals } }: { seen: RulesPreviewed }) {
  if (moves.length === 0) return null
  return (
    <div className={styles.part}>
      <h4>{counted(totals.moves, 'issue')} would go on as another</h4>
      <ul className={styles.groups}>
        {moves.map(({ issue, into }) => (
          <li key={issue.id} className={styles.group}>
            <ul>
              <ForeseenIssue issue={issue} />
            </ul>
            <p className={styles.target}>
              <span aria-hidden="true">→ </span>
              {into.issue ? into.issue.shortId : 'a new issue'}
              <By rule={into.rule} />
            </p>
          </li>
        ))}
      </ul>
      <More listed={moves.length} total={totals.moves} />
    </div>
  )
}

function By({ rule }: { rule: string | null }) {
  return rule === null ? null : ` by “${rule}”`
}

function More({ listed, total }: { listed: number; total: number }) {
  if (listed === total) return null
  return <p className={styles.note}>The largest {formatExact(listed)} are shown.</p>
}

function summaryOf({ changed, unchanged }: RulesPreviewed): string {
  if (changed.issues === 0) return 'Nothing would be grouped otherwise.'
  return `${counted(changed.issues, 'issue')} with ${counted(changed.events, 'event')} would be grouped otherwise, and ${counted(unchanged.issues, 'issue')} as before.`
}

function lookedAt({ looked }: RulesPreviewed): string {
  const { events, stacks, from, onlyPart } = looked
  const what = `${counted(events, 'event')} on ${counted(stacks, 'stack')} since ${formatDate(from)}`
  if (onlyPart === null) return `By ${what}.`
  const because = onlyPart === 'time' ? 'in the time there is' : 'as there are more kinds of them'
  return `By the newest ${what}: not all of the last days, ${because}.`
}
