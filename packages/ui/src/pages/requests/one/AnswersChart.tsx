import type { EndpointDetail } from '@seismo/ingest/api'
import { BarPlot } from '../../../components/BarPlot.tsx'
import { ChartFigure } from '../../../components/ChartFigure.tsx'
import { highestPile, stackPaths } from '../../../components/explore/stack-paths.ts'
import { formatExact, formatPercent } from '../../../format/numbers.ts'
import { formatMinute, formatSpan } from '../../../format/time.ts'
import { Shape } from '../../../ui/Shape.tsx'
import { ANSWER_LOOKS, ANSWER_ORDER } from '../request-outcome.ts'
import styles from './AnswersChart.module.css'

const HEIGHT = 120
const AXIS = 20
const LEGEND = 28

/** How it answered over time: by class of status, and where there was none. */
export function AnswersChart({ detail: { series, stepMs, n } }: { detail: EndpointDetail }) {
  const sums = ANSWER_ORDER.map((answer) => ({
    answer,
    sum: series.reduce((total, { answers }) => total + answers[answer], 0),
  })).filter(({ sum }) => sum > 0)
  const shown = sums.map(({ answer }) => answer)
  const values = shown.map((answer) => series.map(({ answers }) => answers[answer]))
  const max = highestPile(values)
  const words = sums.map(
    ({ answer, sum }) => `${formatPercent(sum, n)} ${ANSWER_LOOKS[answer].word}`,
  )
  return (
    <ChartFigure
      title="Answers over time"
      summary={`${words.join(', ')}, per ${formatSpan(stepMs)}. Drag to zoom.`}
      columns={['Time', ...shown.map((answer) => ANSWER_LOOKS[answer].word)]}
      rows={series.map(({ at, answers }) => [
        formatMinute(at),
        ...shown.map((answer) => formatExact(answers[answer])),
      ])}
      height={HEIGHT + AXIS + LEGEND}
    >
      <BarPlot
        buckets={series}
        {...{ stepMs, height: HEIGHT, peak: formatExact(max) }}
        bars={stackPaths(values, { height: HEIGHT, max }).map((d, index) => (
          <path key={shown[index]} className={styles.bars} data-answer={shown[index]} d={d} />
        ))}
        tipOf={(index) => (
          <>
            {formatMinute(series[index]?.at ?? 0)}
            {shown.map((answer) => (
              <span key={answer} className={styles.read}>
                <strong>{formatExact(series[index]?.answers[answer] ?? 0)}</strong>{' '}
                {ANSWER_LOOKS[answer].word}
              </span>
            ))}
          </>
        )}
      />
      <ul className={styles.legend} aria-label="Answers">
        {sums.map(({ answer, sum }) => (
          <li key={answer}>
            <Shape name={ANSWER_LOOKS[answer].shape} tone={ANSWER_LOOKS[answer].tone} />{' '}
            {ANSWER_LOOKS[answer].word} <span className={styles.n}>{formatExact(sum)}</span>
          </li>
        ))}
      </ul>
    </ChartFigure>
  )
}
