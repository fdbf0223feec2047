import { createOneAtATime } from '../lib/one-at-a-time.ts'
import type { Change } from '../store/ports.ts'
import type { ChangeLog, RecordChange } from './recorder.ts'

/** What a project has one of, as it was saved last; `savedAt` tells one version from the next. */
export type SavedOf<Value> = Value & {
  projectId: number
  savedAt: number
  savedBy: string
}

interface ProjectLogOptions<Value> {
  kind: Change['kind']
  /** @throws where a newer version wrote what this one does not know. */
  parse: (value: unknown) => Value
}

/** Of each project one value among the changes that the service keeps: the newest is in force. */
export function createProjectLog<Value extends object>(
  changes: ChangeLog,
  recordChange: RecordChange,
  { kind, parse }: ProjectLogOptions<Value>,
) {
  const oneAtATime = createOneAtATime()

  async function get(projectId: number): Promise<SavedOf<Value> | undefined> {
    const [newest] = await changes.newest(kind, String(projectId))
    return newest && toSaved(newest, parse)
  }

  /** `expected` is the `savedAt` that the writer had read, 0 for none; undefined overwrites. */
  function put(
    projectId: number,
    value: Value,
    { expected, actor }: { expected?: number | undefined; actor: string },
  ): Promise<SavedOf<Value> | 'changed'> {
    return oneAtATime(async () => {
      const id = String(projectId)
      const [after] = await changes.newest(kind, id)
      if (expected !== undefined && expected !== (after?.at ?? 0)) return 'changed'
      return toSaved(await recordChange({ kind, id, actor, value, after }), parse)
    })
  }

  return { get, put }
}

function toSaved<Value extends object>(
  { id, at, actor, value }: Change,
  parse: (value: unknown) => Value,
): SavedOf<Value> {
  return { ...parse(JSON.parse(value)), projectId: Number(id), savedAt: at, savedBy: actor }
}
