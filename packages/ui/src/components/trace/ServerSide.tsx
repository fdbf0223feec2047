import type { IssueEvent } from '@seismo/ingest/api'
import { Panel } from '../../ui/Panel.tsx'
import { FailedRequest } from './FailedRequest.tsx'
import { TraceHead } from './TraceHead.tsx'
import { TraceView } from './TraceView.tsx'
import styles from './ServerSide.module.css'

/** What failed under the error, and what the server did meanwhile; absent where the event knows of nothing. */
export function ServerSide({ event }: { event: IssueEvent }) {
  const { trace, request } = event
  if (trace === null && request === null) return null
  return (
    <Panel title="Server side" note="The request that failed, and its trace">
      <div className={styles.parts}>
        {request !== null && <FailedRequest request={request} at={event.at} />}
        {trace === null ? (
          <p className={styles.hint}>
            It names no trace: give the page <code>propagateTo</code> with the address of your
            server, or let that answer <code>Server-Timing: traceparent</code>.
          </p>
        ) : (
          <>
            <TraceHead trace={trace} />
            <TraceView asked={{ traceId: trace.traceId, at: event.at, eventId: event.eventId }} />
          </>
        )}
      </div>
    </Panel>
  )
}
