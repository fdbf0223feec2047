import type { StreamEvent } from '../contract/stream.ts'
import type { Stored } from '../process/loop/stored.ts'

interface Listener {
  onEvent: (event: StreamEvent) => void
  onEnd: () => void
}

/**
 * Tells every open page what was stored and what changed, folded to one message a batch.
 * @param silent numbers of the projects that have never sent anything; their first event is news.
 * @param tell other machines, whose pages are to know it as well.
 */
export function createStreamHub(
  silent: Set<number> = new Set(),
  tell: (event: StreamEvent) => void = () => undefined,
) {
  const listeners = new Set<Listener>()

  function publish(event: StreamEvent): void {
    hear(event)
    tell(event)
  }

  /** What happened on another machine. */
  function hear(event: StreamEvent): void {
    for (const { onEvent } of listeners) onEvent(event)
  }

  function listen(listener: Listener): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  function publishStored({ projects, issues }: Stored): void {
    for (const { projectId, issueIds, kinds } of projects) {
      publish({ is: 'activity', projectId, issueIds, kinds })
      if (silent.delete(projectId)) publish({ is: 'first-event', projectId })
    }
    for (const { verb, at, title, ...issue } of issues) {
      if (verb === 'created') publish({ is: 'issue', ...issue, title })
      else publish({ is: 'issue-state', ...issue, state: 'open', version: at, actor: 'seismo' })
    }
  }

  /** At shutdown: an open stream would hold the server for ever. */
  function end(): void {
    for (const { onEnd } of listeners) onEnd()
  }

  return { publish, hear, publishStored, listen, end, listeners: () => listeners.size }
}

export type StreamHub = ReturnType<typeof createStreamHub>
