import type { TraceSpan } from '@seismo/ingest/api'
import { formatOffset } from '../../format/time.ts'
import { formatMs } from './span-words.ts'
import styles from './SpanFacts.module.css'

/** Written by strangers, bounded by the service: shown as text and nothing else. */
export function SpanFacts({ span }: { span: TraceSpan }) {
  return (
    <dl className={styles.facts}>
      {factsOf(span).map(([name, value], index) => (
        <div key={index} className={styles.fact}>
          <dt className={styles.name}>
            <bdi>{name}</bdi>
          </dt>
          <dd className={styles.value}>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function factsOf(span: TraceSpan): [string, string][] {
  const { selfMs, criticalMs, startMs, host, kind, skewMs, tags } = span
  const facts: [string, string][] = [
    ['begins', `${formatMs(startMs)} after the trace`],
    ['own time', formatMs(selfMs)],
    ['waited for', criticalMs > 0 ? `${formatMs(criticalMs)} by the whole` : 'by nothing'],
    ['kind', kind],
  ]
  if (host !== '') facts.push(['host', host])
  if (skewMs !== 0) facts.push(['clock', `set right by ${formatOffset(Math.round(skewMs))}`])
  return [...facts, ...tags.map(({ key, value }): [string, string] => [key, value])]
}
