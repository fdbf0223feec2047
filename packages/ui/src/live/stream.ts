import type { StreamEvent } from '@seismo/ingest/api'

export type StreamState = 'connecting' | 'live' | 'reconnecting'

/** Each of them: one that is forgotten does not compile. */
const KINDS = Object.keys({
  issue: true,
  'issue-state': true,
  activity: true,
  repaired: true,
  deploy: true,
  alert: true,
  'first-event': true,
  attempt: true,
  project: true,
  artifact: true,
} satisfies Record<StreamEvent['is'], true>)

const RETRY_MS = 5_000

interface Listeners {
  onEvent: (event: StreamEvent) => void
  onState: (state: StreamState) => void
  /** The service answered and said no; the browser does not tell why. */
  onRefused: () => void
}

/** Listens to the service until stopped. */
export function openStream({ onEvent, onState, onRefused }: Listeners): () => void {
  let source: EventSource
  let retry: ReturnType<typeof setTimeout> | undefined

  function open() {
    source = new EventSource('/api/stream')
    source.onopen = () => onState('live')
    source.onerror = () => {
      onState('reconnecting')
      // The browser retries a lost connection by itself, but gives up for good after an error status.
      if (source.readyState !== EventSource.CLOSED) return
      retry = setTimeout(open, RETRY_MS)
      onRefused()
    }
    for (const kind of KINDS) {
      source.addEventListener(kind, ({ data }: MessageEvent<string>) =>
        // The event's schema is the service's; see the contract.
        onEvent(JSON.parse(data) as StreamEvent),
      )
    }
  }

  onState('connecting')
  open()
  return () => {
    clearTimeout(retry)
    source.close()
  }
}
