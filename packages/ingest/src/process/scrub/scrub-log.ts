import { createProjectLog, type SavedOf } from '../../auth/project-log.ts'
import type { ChangeLog, RecordChange } from '../../auth/recorder.ts'
import { scrubRules, type ScrubRules } from './rules.ts'

export const KIND = 'scrub-rules'

export type SavedScrubRules = SavedOf<ScrubRules>

/** What projects add to the rules of `seismo.yaml`, which are for all. */
export function createScrubLog(changes: ChangeLog, recordChange: RecordChange) {
  return createProjectLog(changes, recordChange, { kind: KIND, parse: (v) => scrubRules.parse(v) })
}

export type ScrubLog = ReturnType<typeof createScrubLog>
