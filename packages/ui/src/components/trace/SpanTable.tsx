import type { TraceSpan } from '@seismo/ingest/api'
import { Shape } from '../../ui/Shape.tsx'
import { formatMs, marksOf } from './span-words.ts'
import styles from './SpanTable.module.css'

/** The same as the bars, in figures. */
export function SpanTable({ spans }: { spans: readonly TraceSpan[] }) {
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Spans as a table">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Service</th>
            <th scope="col">Operation</th>
            <th scope="col" className={styles.number}>
              Begins
            </th>
            <th scope="col" className={styles.number}>
              Takes
            </th>
            <th scope="col" className={styles.number}>
              Own time
            </th>
            <th scope="col" className={styles.number}>
              Waited for
            </th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {spans.map((span, index) => (
            <Row key={`${span.spanId} ${index}`} span={span} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ span }: { span: TraceSpan }) {
  const { service, operation, startMs, durationMs, selfMs, criticalMs } = span
  const marks = marksOf(span)
  return (
    <tr>
      <td>
        <bdi>{service}</bdi>
      </td>
      <th scope="row" className={styles.operation}>
        <bdi>{operation}</bdi>
      </th>
      {[startMs, durationMs, selfMs, criticalMs].map((ms, index) => (
        <td key={index} className={styles.number}>
          {formatMs(ms)}
        </td>
      ))}
      <td>
        {marks.length === 0 && 'fine'}
        {marks.map(({ shape, tone, word }) => (
          <span key={word} className={styles.mark}>
            <Shape name={shape} tone={tone} size={8} /> {word}
          </span>
        ))}
      </td>
    </tr>
  )
}
