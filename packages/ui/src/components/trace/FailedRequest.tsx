import type { EventRequest } from '@seismo/ingest/api'
import { formatAbsolute, formatDuration } from '../../format/time.ts'
import { Shape } from '../../ui/Shape.tsx'
import { outcomeWords, serverTimings, whenWords } from './request-words.ts'
import styles from './FailedRequest.module.css'

export function FailedRequest({ request, at }: { request: EventRequest; at: number }) {
  const { method, target, durationMs, serverMs } = request
  return (
    <div className={styles.request}>
      <p className={styles.line}>
        <Shape name="square" tone="poor" />
        <strong>{outcomeWords(request)}</strong>
        <bdi className={styles.target}>
          {method} {target}
        </bdi>
      </p>
      <p className={styles.facts}>
        <time dateTime={new Date(request.at).toISOString()} title={formatAbsolute(request.at)}>
          {whenWords(request.at - at)}
        </time>
        {' · '}
        {formatDuration(durationMs)}
        {serverMs > 0 && `, of which the server ${formatDuration(serverMs)}`}
        {serverTimings(request.serverTiming).map(({ name, text }) => (
          <bdi key={name} className={styles.timing} title="Server-Timing">
            {name} {text}
          </bdi>
        ))}
      </p>
    </div>
  )
}
