import type { ReleaseDetail } from '@seismo/ingest/api'
import { BarPlot } from '../../components/BarPlot.tsx'
import { ChartFigure } from '../../components/ChartFigure.tsx'
import { DeployMarks } from '../../components/DeployMarks.tsx'
import { formatExact, formatPercent } from '../../format/numbers.ts'
import { formatMinute, formatSpan } from '../../format/time.ts'
import { stepPath } from './step-path.ts'
import styles from './Adoption.module.css'

const HEIGHT = 140
/** Above the lines, for the names of what was deployed. */
const HEAD = 20

/** The share of sessions that each release had, this one against those most used beside it. */
export function Adoption({ detail: { release, series, deploys } }: { detail: ReleaseDetail }) {
  const { from, stepMs, total } = series
  const buckets = total.map((n, index) => ({ at: from + index * stepMs, n }))
  const lines = series.releases.map((one) => ({
    name: one.release,
    shares: one.sessions.map((n, index) => shareOf(n, total[index] ?? 0)),
  }))
  const own = lines[0]?.shares ?? []
  const peak = Math.max(0, ...own.map((share) => share ?? 0))
  const summary =
    peak === 0
      ? 'No sessions of this release in this time range.'
      : `At most ${formatPercent(peak, 1)} of the sessions per ${formatSpan(stepMs)}. A session that saw an update counts in both. Drag to zoom.`

  return (
    <ChartFigure
      title="Adoption"
      summary={summary}
      columns={['Time', ...lines.map(({ name }) => name), 'All sessions']}
      rows={buckets.map(({ at, n }, index) => [
        formatMinute(at),
        ...lines.map(({ shares }) => percentOf(shares[index])),
        formatExact(n),
      ])}
      height={HEIGHT + 48}
    >
      <BarPlot
        buckets={buckets}
        stepMs={stepMs}
        height={HEIGHT}
        peak="100 %"
        bars={lines
          .map(({ name, shares }, index) => (
            <path
              key={name}
              className={styles.line}
              data-line={index}
              transform={`translate(0 ${String(HEAD)})`}
              d={stepPath(shares, { width: 1_000, height: HEIGHT - HEAD })}
            />
          ))
          .toReversed()}
        tipOf={(index) => (
          <>
            <strong>{percentOf(own[index])}</strong> of {formatExact(buckets[index]?.n ?? 0)}{' '}
            sessions · {formatMinute(buckets[index]?.at ?? 0)}
          </>
        )}
      >
        <DeployMarks deploys={deploys} from={from} to={from + buckets.length * stepMs} />
      </BarPlot>
      <ul className={styles.legend}>
        {lines.map(({ name }, index) => (
          <li key={name}>
            <svg width="22" height="8" aria-hidden="true">
              <path className={styles.line} data-line={index} d="M0 4H22" />
            </svg>
            <bdi>{name}</bdi>
            {name === release && ' (this one)'}
          </li>
        ))}
      </ul>
    </ChartFigure>
  )
}

/** Null where nobody was there: a gap, not a zero. */
function shareOf(n: number, total: number): number | null {
  return total > 0 ? n / total : null
}

function percentOf(share: number | null | undefined): string {
  return share === null || share === undefined ? '—' : formatPercent(share, 1)
}
