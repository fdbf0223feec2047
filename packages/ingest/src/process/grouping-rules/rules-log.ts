import * as z from 'zod'
import type { ChangeLog, RecordChange } from '../../auth/recorder.ts'
import { createOneAtATime } from '../../lib/one-at-a-time.ts'
import type { Change } from '../../store/ports.ts'

export const KIND = 'grouping-rules'

const record = z.object({
  yaml: z.string(),
  /** Where they are written down: those of `seismo.yaml` are changed there. */
  from: z.enum(['page', 'file']),
})

/** The rules of a project as they were saved last; `savedAt` tells one version from the next. */
export interface SavedRules extends z.output<typeof record> {
  projectId: number
  savedAt: number
  savedBy: string
}

/** Rules among the changes that the service keeps: the newest of a project are in force. */
export function createRulesLog(changes: ChangeLog, recordChange: RecordChange) {
  const oneAtATime = createOneAtATime()

  async function get(projectId: number): Promise<SavedRules | undefined> {
    const [newest] = await changes.newest(KIND, String(projectId))
    return newest && toSaved(newest)
  }

  /** `expected` is the `savedAt` that the writer had read, 0 for none; undefined overwrites. */
  function put(
    projectId: number,
    { yaml, from, expected, actor }: NewRules,
  ): Promise<SavedRules | 'changed'> {
    return oneAtATime(async () => {
      const id = String(projectId)
      const [after] = await changes.newest(KIND, id)
      if (expected !== undefined && expected !== (after?.at ?? 0)) return 'changed'
      return toSaved(await recordChange({ kind: KIND, id, actor, value: { yaml, from }, after }))
    })
  }

  return { get, put }
}

interface NewRules extends z.output<typeof record> {
  expected?: number | undefined
  actor: string
}

export type RulesLog = ReturnType<typeof createRulesLog>

export function toSaved({ id, at, actor, value }: Change): SavedRules {
  return {
    ...record.parse(JSON.parse(value)),
    ...{ projectId: Number(id), savedAt: at, savedBy: actor },
  }
}
