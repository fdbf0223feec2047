import * as z from 'zod'
import { createProjectLog, type SavedOf } from '../../auth/project-log.ts'
import type { ChangeLog, RecordChange } from '../../auth/recorder.ts'

export const KIND = 'grouping-rules'

export const rulesRecord = z.object({
  yaml: z.string(),
  /** Where they are written down: those of `seismo.yaml` are changed there. */
  from: z.enum(['page', 'file']),
})

export type SavedRules = SavedOf<z.output<typeof rulesRecord>>

export function createRulesLog(changes: ChangeLog, recordChange: RecordChange) {
  return createProjectLog(changes, recordChange, { kind: KIND, parse: (v) => rulesRecord.parse(v) })
}

export type RulesLog = ReturnType<typeof createRulesLog>
