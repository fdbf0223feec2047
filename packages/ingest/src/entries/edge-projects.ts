import { parseProject, type ProjectRecord } from '../auth/project-record.ts'
import { ProblemError } from '../http/problem.ts'
import { within } from '../lib/within.ts'
import type { EdgeStore } from '../store/clickhouse/edge-store.ts'

/** Of a key that was taken away, or an origin: so long it is still as it was. */
const FRESH_MS = 30_000
const COME_AGAIN_SECONDS = 5
const READ_WITHIN_MS = 10_000

/** The projects as the service has them, for a bounded time. */
export function createEdgeProjects({ changes }: Pick<EdgeStore, 'changes'>, now: () => number) {
  const projects: ProjectRecord[] = []
  let readAt: number | undefined

  /** @throws ProblemError where they cannot be read: then nothing can be stored either. */
  async function refresh(): Promise<void> {
    // Either way, for clocks that are set back.
    if (readAt !== undefined && Math.abs(now() - readAt) < FRESH_MS) return
    // Others go on with what there is meanwhile.
    if (projects.length > 0) readAt = now()
    try {
      const read = (await within(changes.newest('project'), READ_WITHIN_MS)).map(parseProject)
      projects.splice(0, projects.length, ...read)
      readAt = now()
    } catch (cause) {
      readAt = undefined
      throw new ProblemError('store-away', { cause, retryAfterSeconds: COME_AGAIN_SECONDS })
    }
  }

  return { projects, refresh }
}
