import type { ChangeLog } from '../../auth/recorder.ts'
import { compileRules, NO_RULES, type CompiledRules } from './compile-rules.ts'
import { readRules } from './read-rules.ts'
import { KIND, toSaved } from './rules-log.ts'

/** Of rules that another machine saved, until this one groups by them. */
const READ_EVERY_MS = 10_000

interface RuleBookOptions {
  changes: Pick<ChangeLog, 'newest'>
  now: () => number
  /** Other rules than before are in force. */
  onChange: () => void
  onProblem: (error: unknown) => void
}

interface Kept {
  savedAt: number
  rules: CompiledRules
}

/** The rules that errors meet, of all projects. */
export function createRuleBook({ changes, now, onChange, onProblem }: RuleBookOptions) {
  let kept = new Map<number, Kept>()
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
      const saved = (await changes.newest(KIND)).map(toSaved)
      const isNew = saved.some(({ projectId, savedAt }) => kept.get(projectId)?.savedAt !== savedAt)
      if (!isNew && saved.length === kept.size) return
      kept = new Map(
        saved.map((one) => [one.projectId, { savedAt: one.savedAt, rules: read(one) }]),
      )
      onChange()
    } catch (cause) {
      readAt = undefined
      throw cause
    }
  }

  function read({ projectId, yaml }: { projectId: number; yaml: string }): CompiledRules {
    const outcome = readRules(yaml)
    if (outcome.is === 'rules') return compileRules(outcome.rules)
    // Saved by a version that knew more: errors are grouped as without rules, and none is lost.
    onProblem(new Error(`the grouping rules of project ${projectId} cannot be read`))
    return NO_RULES
  }

  return {
    refresh,
    of: (projectId: number): CompiledRules => kept.get(projectId)?.rules ?? NO_RULES,
    /** The next batch reads them again. */
    forget: () => {
      readAt = undefined
    },
  }
}
