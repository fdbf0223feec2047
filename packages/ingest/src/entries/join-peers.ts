import type { PeerMessage } from '../cluster/message.ts'
import { readMessage } from '../cluster/message.ts'
import type { Peers } from '../cluster/ports.ts'
import type { AttemptLog } from '../http/attempts.ts'
import type { StreamHub } from '../http/stream-hub.ts'
import type { Processing } from '../process/processing.ts'

interface Local {
  stream: StreamHub
  attempts: AttemptLog
  /** Undefined where another machine processes. */
  onArtifact: Processing['onArtifact'] | undefined
}

/** Does here what another machine was told of. */
export function hearPeers(peers: Peers, { stream, attempts, onArtifact }: Local): void {
  peers.onTold((given) => {
    const message = readMessage(given)
    if (message?.is === 'event') stream.hear(message.event)
    if (message?.is === 'artifact') onArtifact?.(message.projectId, message.artifact)
    if (message?.is === 'refused') {
      attempts.refused(message.projectId, message.reason, message.origin)
    }
    if (message?.is === 'loaded') attempts.loaded(message.origin)
  })
}

/** Somebody who sends what is refused may send a thousand a second. */
const TOLD_EVERY_MS = 50

/** As here, and told to the machines that answer the page. */
export function toldAttempts(attempts: AttemptLog, peers: Peers): AttemptLog {
  let toldAt = -Infinity

  function tell(message: PeerMessage): void {
    if (performance.now() - toldAt < TOLD_EVERY_MS) return
    toldAt = performance.now()
    peers.tell(message)
  }

  return {
    ...attempts,
    refused: (projectId, reason, origin) => {
      attempts.refused(projectId, reason, origin)
      tell({ is: 'refused', projectId, reason, ...(origin !== undefined && { origin }) })
    },
    loaded: (origin) => {
      attempts.loaded(origin)
      tell({ is: 'loaded', ...(origin !== undefined && { origin }) })
    },
  }
}
