import type { ChangeLog } from '../auth/recorder.ts'
import type { Change } from '../store/ports.ts'

/** Of what another machine saved, until this one goes by it. */
const READ_EVERY_MS = 10_000

interface ProjectBookOptions<Value> {
  changes: Pick<ChangeLog, 'newest'>
  kind: Change['kind']
  now: () => number
  /** Once for each version. */
  read: (change: Change) => Value
  /** Of projects that have none of their own. */
  none: Value
  /** Something else than before is in force. */
  onChange?: () => void
}

interface Kept<Value> {
  savedAt: number
  value: Value
}

/** What events meet on their way, of all projects. */
export function createProjectBook<Value>(options: ProjectBookOptions<Value>) {
  const { changes, kind, now, read, none, onChange } = options
  let kept = new Map<number, Kept<Value>>()
  let readAt: number | undefined
  let reading: Promise<void> | undefined

  /** Before a batch: a database that is away makes the batch wait, as it could not be stored either. */
  function refresh(): Promise<void> {
    const at = now()
    if (readAt === undefined || Math.abs(at - readAt) >= READ_EVERY_MS) {
      readAt = at
      reading = readAll()
    }
    return reading ?? Promise.resolve()
  }

  async function readAll(): Promise<void> {
    try {
      const saved = await changes.newest(kind)
      const isNew = saved.some(({ id, at }) => kept.get(Number(id))?.savedAt !== at)
      if (!isNew && saved.length === kept.size) return
      kept = new Map(saved.map((one) => [Number(one.id), keptOf(one)]))
      onChange?.()
    } catch (cause) {
      readAt = undefined
      throw cause
    }
  }

  function keptOf(change: Change): Kept<Value> {
    const known = kept.get(Number(change.id))
    return known?.savedAt === change.at ? known : { savedAt: change.at, value: read(change) }
  }

  return {
    refresh,
    of: (projectId: number): Value => kept.get(projectId)?.value ?? none,
    /** The next batch reads them again. */
    forget: () => {
      readAt = undefined
    },
  }
}
