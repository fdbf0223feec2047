import type { Correlations } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { correlationsQuery, type CorrelationsAsk } from '../../api/correlations.ts'
import { valueName } from '../../format/value-name.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useProject } from '../use-project.ts'
import { changeWords } from './evidence-words.ts'
import { KINDS } from './kinds.ts'
import { nothingWords } from './checked-words.ts'
import styles from './MovedTeaser.module.css'

const SHOWN = 3

/** The answer in one line, for who does not open it. */
export function MovedTeaser({ ask }: { ask: CorrelationsAsk }) {
  const { slug } = useProject()
  const { data, isError } = useQuery(correlationsQuery(slug, ask))
  return (
    <div className={styles.teaser} data-stale={data === undefined}>
      <Words answer={data} isError={isError} />
    </div>
  )
}

function Words({ answer, isError }: { answer: Correlations | undefined; isError: boolean }) {
  if (answer === undefined) {
    return isError ? <span>It could not be looked at.</span> : <Skeleton width={320} height={14} />
  }
  const { items } = answer
  if (items.length === 0) return <span>{nothingWords(answer)}</span>
  const more = items.length - SHOWN
  return (
    <>
      {items.slice(0, SHOWN).map((finding, index) => {
        const { Icon, word } = KINDS[finding.kind]
        return (
          <span key={index} className={styles.one} title={finding.sentence}>
            <Icon size={13} aria-hidden="true" className={styles.icon} />
            {word} <bdi className={styles.name}>{nameOf(finding)}</bdi> {changeWords(finding)}
          </span>
        )
      })}
      {more > 0 && <span className={styles.more}>and {more} more</span>}
    </>
  )
}

/** A segment is called by its values; of the others the name says more. */
function nameOf({ kind, name, labels }: Correlations['items'][number]): string {
  if (kind !== 'dimension') return name
  const values = Object.entries(labels).map(([key, value]) => valueName(key, value))
  return values.join(', ')
}
