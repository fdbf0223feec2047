import type { ScrubPreviewed, ScrubRules } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formRefusal } from '../../../api/refusal.ts'
import { scrubPreviewQuery } from '../../../api/scrub-rules.ts'
import { useProject } from '../../../components/use-project.ts'
import { formatExact } from '../../../format/numbers.ts'
import { formatDate } from '../../../format/time.ts'
import { useDebounced } from '../../../hooks/use-debounced.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import styles from './Foreseen.module.css'

const REST_MS = 700

/** What the rules would take out of the last events, asked for whenever typing rests. */
export function Foreseen({ rules }: { rules: ScrubRules }) {
  const { slug } = useProject()
  const [rested, setRested] = useState(rules)
  const key = JSON.stringify(rules)
  useDebounced(key, REST_MS, () => setRested(rules))
  const { data, error, isFetching } = useQuery(scrubPreviewQuery(slug, rested))
  const isOld = isFetching || key !== JSON.stringify(rested)
  return (
    <section aria-label="Preview" aria-busy={isOld} className={styles.seen}>
      <h3>What these rules would take out of the last events</h3>
      {error && !isOld && (
        <p role="alert" className={styles.error}>
          {formRefusal(error)}
        </p>
      )}
      {data === undefined && error === null && <Skeleton height={60} />}
      {data !== undefined && error === null && <Seen seen={data} />}
    </section>
  )
}

function Seen({ seen }: { seen: ScrubPreviewed }) {
  const { looked, changed, samples } = seen
  return (
    <>
      <p role="status" className={styles.note}>
        {summaryOf(seen)}
      </p>
      {samples.length > 0 && (
        <ul className={styles.samples}>
          {samples.map(({ where, before, after, events }) => (
            <li key={`${where} ${before}`} className={styles.sample}>
              <p className={styles.note}>
                <bdi>{where}</bdi>
                {events > 1 && ` · ${formatExact(events)} events`}
              </p>
              <p>
                <del className={styles.text}>{before}</del>
              </p>
              <p>
                <ins className={styles.text}>{after}</ins>
              </p>
            </li>
          ))}
        </ul>
      )}
      {looked.events > 0 && (
        <p className={styles.note}>
          {changed > 0 && samples.length === 0 && 'The texts are the same where they are shown. '}
          What was taken out when they came cannot be looked at again: to switch a rule off shows
          nothing here.
        </p>
      )}
    </>
  )
}

function summaryOf({ looked: { events, since }, changed }: ScrubPreviewed): string {
  if (since === null) return 'No error came in the last 30 days to try them on.'
  const of = `the last ${events === 1 ? 'error' : `${formatExact(events)} errors`} since ${formatDate(since)}`
  if (changed === 0) return `Nothing of ${of}.`
  return `Something of ${formatExact(changed)} of ${of}.`
}
