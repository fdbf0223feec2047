import type { EndpointDetail } from '@seismo/ingest/api'
import { ChartFigure } from '../../../components/ChartFigure.tsx'
import { formatCount, formatPercent } from '../../../format/numbers.ts'
import { formatDuration } from '../../../format/time.ts'
import { isLowSample } from '../../../format/vitals.ts'
import { waterfallRows } from './waterfall-rows.ts'
import styles from './Waterfall.module.css'

interface WaterfallProps {
  phases: EndpointDetail['phases']
  /** Of all requests; the phases are of those that tell them. */
  n: number
}

const ROW = 30

/** What a request spends its time on: a bar up to the median, a line up to p95. */
export function Waterfall({ phases, n }: WaterfallProps) {
  const rows = waterfallRows(phases.of)
  const low = isLowSample(phases) ? ', low sample' : ''
  return (
    <ChartFigure
      title="Phases"
      summary={`Bars up to the median, lines up to p95, of the ${formatPercent(phases.n, n)} over the network that tell them (n=${formatCount(phases.n)}${low}).`}
      columns={['Phase', 'p50', 'p95']}
      rows={rows.map(({ word, p50Ms, p95Ms }) => [
        word,
        formatDuration(p50Ms),
        formatDuration(p95Ms),
      ])}
      height={ROW * rows.length}
    >
      <ul className={styles.rows}>
        {rows.map(({ phase, word, p50Ms, p95Ms, start, width, reach }) => (
          <li key={phase} className={styles.row}>
            <span className={styles.word}>{word}</span>
            <span className={styles.lane} aria-hidden="true">
              <span
                className={styles.reach}
                style={{ left: `${start * 100}%`, width: `${reach * 100}%` }}
              />
              <span
                className={styles.bar}
                data-phase={phase}
                style={{ left: `${start * 100}%`, width: `${width * 100}%` }}
              />
            </span>
            <span className={styles.number}>
              {formatDuration(p50Ms)}{' '}
              <span className={styles.p95}>p95 {formatDuration(p95Ms)}</span>
            </span>
          </li>
        ))}
      </ul>
    </ChartFigure>
  )
}
