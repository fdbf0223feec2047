import * as z from 'zod'
import type { ChangeLog, RecordChange } from '../../auth/recorder.ts'
import { createOneAtATime } from '../../lib/one-at-a-time.ts'
import type { Change } from '../../store/ports.ts'
import { rule, type RuleSource } from '../rule/rule.ts'
import type { KnownRule } from './known-rule.ts'
import { refusedRule } from './refused-rule.ts'

const KIND = 'alert-rule'

const record = z.object({ project: z.number(), name: z.string(), rule: z.string() })

interface New {
  id: string
  projectId: number
  source: RuleSource
  /** As it was read; undefined overwrites. */
  expected?: number | undefined
  actor: string
}

/** Rules of the page, among the changes that the service keeps. */
export function createRuleLog(changes: ChangeLog, recordChange: RecordChange) {
  const oneAtATime = createOneAtATime()

  async function all(): Promise<KnownRule[]> {
    return (await changes.newest(KIND)).flatMap((change) => toKnown(change) ?? [])
  }

  function put({ id, projectId, source, expected, actor }: New): Promise<KnownRule | 'changed'> {
    return oneAtATime(async () => {
      const [after] = await changes.newest(KIND, id)
      if (expected !== undefined && expected !== (after?.at ?? 0)) return 'changed'
      const value = { project: projectId, name: source.name, rule: JSON.stringify(source) }
      const saved = toKnown(await recordChange({ kind: KIND, id, actor, value, after }))
      if (!saved) throw new Error('a rule that was just checked does not read')
      return saved
    })
  }

  function remove(id: string, actor: string): Promise<void> {
    return oneAtATime(async () => {
      const [after] = await changes.newest(KIND, id)
      if (after) await recordChange({ kind: KIND, id, actor, value: undefined, after })
    })
  }

  return { all, put, remove }
}

export type RuleLog = ReturnType<typeof createRuleLog>

/** Undefined for what is no rule: it is left alone. */
function toKnown({ id, at, actor, value }: Change): KnownRule | undefined {
  const { project, rule: text } = record.parse(JSON.parse(value))
  const source = JSON.parse(text) as RuleSource // as: what the schema says next
  const { data, error } = rule.safeParse(source)
  const read = error ? refusedRule(source, error) : { rule: data }
  if (!read) return undefined
  return {
    ...{ id, projectId: project, ...read, source },
    ...{ from: 'page', file: null, version: at, savedAt: at, savedBy: actor },
  }
}
