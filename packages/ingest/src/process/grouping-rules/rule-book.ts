import type { ChangeLog } from '../../auth/recorder.ts'
import type { Change } from '../../store/ports.ts'
import { createProjectBook } from '../project-book.ts'
import { compileRules, NO_RULES, type CompiledRules } from './compile-rules.ts'
import { readRules } from './read-rules.ts'
import { KIND, rulesRecord } from './rules-log.ts'

interface RuleBookOptions {
  changes: Pick<ChangeLog, 'newest'>
  now: () => number
  /** Other rules than before are in force. */
  onChange: () => void
  onProblem: (error: unknown) => void
}

/** The rules that errors meet, of all projects. */
export function createRuleBook({ onProblem, ...options }: RuleBookOptions) {
  function read({ id, value }: Change): CompiledRules {
    const outcome = readRules(rulesRecord.parse(JSON.parse(value)).yaml)
    if (outcome.is === 'rules') return compileRules(outcome.rules)
    // Saved by a version that knew more: errors are grouped as without rules, and none is lost.
    onProblem(new Error(`the grouping rules of project ${id} cannot be read`))
    return NO_RULES
  }

  return createProjectBook({ ...options, kind: KIND, read, none: NO_RULES })
}
