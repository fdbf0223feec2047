import type { ExploreAnswer } from '@seismo/ingest/api'
import { useState } from 'react'
import { ChartFigure } from '../../components/ChartFigure.tsx'
import { PLOT_WIDTH } from '../../components/plot-paths.ts'
import { formatExact } from '../../format/numbers.ts'
import type { ExploreFilter } from '../../search/explore-search.ts'
import { barsPath } from '../../ui/bars-path.ts'
import { binsOf, type Bin } from '../../components/explore/bins.ts'
import { formatNumber } from '../../components/explore/format-cell.ts'
import { isOfScores } from '../../components/explore/is-of-scores.ts'
import styles from './Histogram.module.css'

const HEIGHT = 260

interface HistogramProps {
  answer: ExploreAnswer
  filter: ExploreFilter
}

/** How many there are by their value; each bar is a fifth wider than the one before. */
export function Histogram({ answer, filter }: HistogramProps) {
  const bins = binsOf(answer)
  const [hovered, setHovered] = useState<number>()
  const unit = answer.columns.find(({ is }) => is === 'bound')?.unit
  const isScore = isOfScores(filter)
  const format = (value: number) => formatNumber(value, unit, isScore)
  const rangeOf = ({ lower, upper }: Bin) =>
    lower === null ? 'zero' : `${format(lower)} – ${format(upper)}`
  const highest = bins.reduce<number>(
    (best, { n }, index) => (n > (bins[best]?.n ?? 0) ? index : best),
    0,
  )
  const under = bins[hovered ?? highest]
  const name = answer.columns.find(({ is }) => is === 'value')?.name ?? ''
  return (
    <ChartFigure
      title={name}
      summary={`The fullest bar is ${bins[highest] === undefined ? '—' : rangeOf(bins[highest])}. Each is a fifth wider than the last.`}
      columns={['Value', 'Rows']}
      rows={bins.map((bin) => [rangeOf(bin), formatExact(bin.n)])}
      height={HEIGHT + 48}
    >
      <p className={styles.read} aria-hidden="true">
        {under !== undefined && (
          <>
            <strong>{formatExact(under.n)}</strong> {rangeOf(under)}
          </>
        )}
      </p>
      <div
        className={styles.plot}
        style={{ height: HEIGHT }}
        onPointerMove={({ clientX, currentTarget }) => {
          const { left, width } = currentTarget.getBoundingClientRect()
          setHovered(Math.floor(((clientX - left) / width) * bins.length))
        }}
        onPointerLeave={() => setHovered(undefined)}
      >
        <svg viewBox={`0 0 ${PLOT_WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          <path
            className={styles.bars}
            d={barsPath(
              bins.map(({ n }) => n),
              { width: PLOT_WIDTH, height: HEIGHT },
            )}
          />
        </svg>
      </div>
      <div className={styles.axis} aria-hidden="true">
        {[0, 0.25, 0.5, 0.75, 1].map((share) => {
          const bin = bins[Math.round(share * (bins.length - 1))]
          return <span key={share}>{bin === undefined ? '' : format(bin.lower ?? 0)}</span>
        })}
      </div>
    </ChartFigure>
  )
}
