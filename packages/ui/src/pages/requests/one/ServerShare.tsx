import type { EndpointDetail } from '@seismo/ingest/api'
import { ChartFigure } from '../../../components/ChartFigure.tsx'
import { formatCount, formatPercent } from '../../../format/numbers.ts'
import { formatDuration } from '../../../format/time.ts'
import { isLowSample } from '../../../format/vitals.ts'
import styles from './ServerShare.module.css'

interface ServerShareProps {
  server: EndpointDetail['server']
  timings: EndpointDetail['serverTimings']
}

const BAR = 64
const ROW = 24

/** What of the whole the server says that it took, by `Server-Timing`; the rest is network and browser. */
export function ServerShare({ server, timings }: ServerShareProps) {
  const { n, serverMs, otherMs } = server
  const share = formatPercent(serverMs, serverMs + otherMs)
  const low = isLowSample(server) ? ', low sample' : ''
  return (
    <ChartFigure
      title="Server and network"
      summary={`${share} of the time is the server's by its Server-Timing (n=${formatCount(n)}${low}).`}
      columns={['Part', 'Time', 'p95', 'n']}
      rows={[
        ['Server, mean', formatDuration(serverMs), '', formatCount(n)],
        ['Network and browser, mean', formatDuration(otherMs), '', formatCount(n)],
        ...timings.map((one) => [
          one.name,
          formatDuration(one.p50Ms),
          formatDuration(one.p95Ms),
          formatCount(one.n),
        ]),
      ]}
      height={BAR + ROW * timings.length}
    >
      <div className={styles.bar} aria-hidden="true">
        <span className={styles.server} style={{ flexGrow: serverMs }} />
        <span className={styles.other} style={{ flexGrow: otherMs }} />
      </div>
      <p className={styles.words}>
        <span>
          <span className={styles.key} data-of="server" aria-hidden="true" /> server{' '}
          <strong>{formatDuration(serverMs)}</strong>
        </span>
        <span>
          <span className={styles.key} data-of="other" aria-hidden="true" /> network and browser{' '}
          <strong>{formatDuration(otherMs)}</strong>
        </span>
      </p>
      <ul className={styles.timings}>
        {timings.map(({ name, p50Ms, p95Ms }) => (
          <li key={name}>
            <bdi>{name}</bdi>
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
