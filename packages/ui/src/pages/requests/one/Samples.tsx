import type { EndpointDetail, RequestSample } from '@seismo/ingest/api'
import { getRouteApi, Link } from '@tanstack/react-router'
import { PageLink } from '../../../components/PageLink.tsx'
import { SessionLink } from '../../../components/SessionLink.tsx'
import { formatExact } from '../../../format/numbers.ts'
import { formatAbsolute, formatDuration, formatMinute } from '../../../format/time.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { Shape } from '../../../ui/Shape.tsx'
import { TraceView } from '../../../components/trace/TraceView.tsx'
import { outcomeLook } from '../request-outcome.ts'
import styles from './Samples.module.css'

const route = getRouteApi('/authed/p/$project/requests/endpoint')
const KINDS = [
  ['slowest', 'Slowest'],
  ['median', 'Median'],
  ['newest', 'Newest'],
] as const

/** Single requests, each with a way to the visit and to the trace that it is part of. */
export function Samples({ samples }: { samples: EndpointDetail['samples'] }) {
  const { trace } = route.useSearch()
  const opened = KINDS.flatMap(([kind]) => samples[kind]).find(
    ({ traceId }) => traceId !== '' && traceId === trace,
  )
  return (
    <Panel title="Samples" note="Slowest, in the middle, newest" flush>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label="Samples, table">
        <table className={styles.table}>
          <thead>
            <tr>
              <th>Sample</th>
              <th>Time</th>
              <th className={styles.number}>Duration</th>
              <th>Outcome</th>
              <th>Address</th>
              <th>Page</th>
              <th>Session</th>
              <th>Trace</th>
            </tr>
          </thead>
          <tbody>
            {KINDS.flatMap(([kind, word]) =>
              samples[kind].map((sample, index) => (
                <SampleRow key={`${kind} ${index}`} word={word} sample={sample} />
              )),
            )}
          </tbody>
        </table>
      </div>
      {opened !== undefined && (
        <div className={styles.trace}>
          <TraceView asked={{ traceId: opened.traceId, at: opened.at, eventId: '' }} />
        </div>
      )}
    </Panel>
  )
}

function SampleRow({ word, sample }: { word: string; sample: RequestSample }) {
  const { at, weight, durationMs, target, page, sessionId, traceId } = sample
  const { shape, tone, word: outcome } = outcomeLook(sample)
  return (
    <tr>
      <td title={weight > 1 ? `Stands for ${formatExact(weight)}` : undefined}>{word}</td>
      <td title={formatAbsolute(at)}>{formatMinute(at)}</td>
      <td className={styles.number}>{formatDuration(durationMs)}</td>
      <td>
        <Shape name={shape} tone={tone} /> {outcome}
      </td>
      <td className={styles.address} title={target}>
        <bdi>{target}</bdi>
      </td>
      <td className={styles.address}>{page !== '' && <PageLink page={page} />}</td>
      <td className={styles.session}>
        {sessionId === '' ? '—' : <SessionLink session={sessionId} at={at} />}
      </td>
      <td>{traceId === '' ? '—' : <TraceToggle traceId={traceId} />}</td>
    </tr>
  )
}

/** A link, because what is open is part of the address. */
function TraceToggle({ traceId }: { traceId: string }) {
  const { trace } = route.useSearch()
  const isOpen = trace === traceId
  return (
    <Link
      to="."
      search={(old) => ({ ...old, trace: isOpen ? undefined : traceId })}
      title={traceId}
      preload={false}
      resetScroll={false}
    >
      {isOpen ? 'Close' : 'Open'}
    </Link>
  )
}
