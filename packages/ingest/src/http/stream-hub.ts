import type { StreamEvent } from '../contract/stream.ts'
import type { Stored } from '../process/loop/store-batch.ts'

const TOLD_ISSUES = 100

interface Listener {
  onEvent: (event: StreamEvent) => void
  onEnd: () => void
}

/**
 * Tells every open page what was stored and what changed, folded to one message a batch.
 * @param silent numbers of the projects that have never sent anything; their first event is news.
 */
export function createStreamHub(silent: Set<number> = new Set()) {
  const listeners = new Set<Listener>()

  function publish(event: StreamEvent): void {
    for (const { onEvent } of listeners) onEvent(event)
  }

  function listen(listener: Listener): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  function publishStored({ rows, activity }: Stored): void {
    const signals = rows.filter((row) => row.is !== 'outcome' && row.is !== 'activity')
    for (const [projectId, mine] of Map.groupBy(signals, (row) => row.projectId)) {
      const errors = mine.filter((row) => row.is === 'error')
      const kinds: Record<string, number> = {}
      for (const { is } of mine) if (is !== 'stack') kinds[is] = (kinds[is] ?? 0) + 1
      const issueIds = [...new Set(errors.map((row) => row.fingerprint))].slice(0, TOLD_ISSUES)
      publish({ is: 'activity', projectId, issueIds, kinds })
      if (silent.delete(projectId)) publish({ is: 'first-event', projectId })
    }
    for (const { projectId, fingerprint: id, verb } of activity.slice(0, TOLD_ISSUES)) {
      if (verb === 'regressed') publish({ is: 'issue-state', projectId, id, state: 'open' })
      if (verb !== 'created') continue
      const first = rows.find((row) => row.is === 'error' && row.fingerprint === id)
      const title = first?.is === 'error' ? `${first.type}: ${first.message}`.slice(0, 200) : ''
      publish({ is: 'issue', projectId, id, title })
    }
  }

  /** At shutdown: an open stream would hold the server for ever. */
  function end(): void {
    for (const { onEnd } of listeners) onEnd()
  }

  return { publish, publishStored, listen, end, listeners: () => listeners.size }
}

export type StreamHub = ReturnType<typeof createStreamHub>
