import type { ExploreAnswer } from '@seismo/ingest/api'
import { BarPlot } from '../../components/BarPlot.tsx'
import { ChartFigure } from '../../components/ChartFigure.tsx'
import { DeploysBetween } from '../../components/DeploysBetween.tsx'
import { gappyLine } from '../../components/plot-paths.ts'
import { formatMinute, formatSpan } from '../../format/time.ts'
import type { ExploreFilter } from '../../search/explore-search.ts'
import { formatNumber } from '../../components/explore/format-cell.ts'
import { groupWords } from './group-words.ts'
import { isOfScores } from '../../components/explore/is-of-scores.ts'
import { Legend } from './Legend.tsx'
import { highestPile, stackPaths } from '../../components/explore/stack-paths.ts'
import { toSeries } from '../../components/explore/to-series.ts'
import styles from './OverTime.module.css'

const HEIGHT = 260
const AXIS = 32

interface OverTimeProps {
  answer: ExploreAnswer
  filter: ExploreFilter
}

/** Lines, or bars on top of each other; a drag zooms. */
export function OverTime({ answer, filter }: OverTimeProps) {
  const { at, series } = toSeries(answer)
  const stepMs = answer.stepMs ?? 0
  const column = answer.columns.find(({ is }) => is === 'value')
  const isScore = isOfScores(filter)
  const format = (value: number | null | undefined) =>
    value === null || value === undefined ? '—' : formatNumber(value, column?.unit, isScore)
  const values = series.map((one) => one.values)
  const isStacked = filter.look === 'bars'
  const max = isStacked ? highestPile(values) : Math.max(0, ...values.flat().map((one) => one ?? 0))
  const paths = isStacked
    ? stackPaths(values, { height: HEIGHT, max })
    : values.map((one) => gappyLine(one, { height: HEIGHT - 2, max }))
  const name = column?.name ?? ''
  const names = series.map(({ groups }) => groupWords(groups))

  return (
    <div className={styles.chart}>
      <ChartFigure
        title={`${name} over time`}
        summary={`At most ${format(max)}${isStacked ? ' together' : ''} per ${formatSpan(stepMs)}. Drag to zoom.`}
        columns={['Time', ...(names.length === 1 && names[0] === '' ? [name] : names)]}
        rows={at.map((time, index) => [
          formatMinute(time),
          ...values.map((one) => format(one[index])),
        ])}
        height={HEIGHT + AXIS}
      >
        <BarPlot
          buckets={at.map((time) => ({ at: time }))}
          {...{ stepMs, height: HEIGHT, peak: format(max) }}
          bars={paths.map((d, index) => (
            <path
              key={index}
              className={isStacked ? styles.bars : styles.line}
              data-series={index % COLORS}
              data-round={Math.floor(index / COLORS)}
              d={d}
            />
          ))}
          tipOf={(index) => (
            <>
              {formatMinute(at[index] ?? 0)}
              {values.slice(0, IN_TIP).map((one, place) => (
                <span key={place} className={styles.read}>
                  <strong>{format(one[index])}</strong> <bdi>{names[place]}</bdi>
                </span>
              ))}
            </>
          )}
        >
          <DeploysBetween from={at[0] ?? 0} to={(at.at(-1) ?? 0) + stepMs} />
        </BarPlot>
      </ChartFigure>
      {answer.columns.some(({ is }) => is === 'group') && (
        <Legend {...{ series, answer, isStacked }} />
      )}
    </div>
  )
}

/** Different ones; what is beyond is dashed. */
const COLORS = 6
const IN_TIP = 8
