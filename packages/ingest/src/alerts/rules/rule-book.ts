import type { Actor } from '../../auth/logins.ts'
import { hash128 } from '../../lib/hash.ts'
import { createOneAtATime } from '../../lib/one-at-a-time.ts'
import type { Rule, RuleSource } from '../rule/rule.ts'
import type { KnownRule } from './known-rule.ts'
import type { RuleLog } from './rule-log.ts'
import { toSource } from './to-source.ts'

/** More than anybody looks after: a bound, not a goal. */
const MOST_OF_A_PROJECT = 1_000

export interface FileRule {
  rule: Rule
  projectId: number
  file: string
}

interface Save {
  /** Undefined makes a new one. */
  id?: string | undefined
  projectId: number
  rule: Rule
  source: RuleSource
  expected?: number | undefined
}

export type SaveOutcome =
  | { is: 'saved'; rule: KnownRule }
  | { is: 'unknown' | 'changed' | 'too-many' }
  | { is: 'of-a-file'; file: string }
  | { is: 'name-taken'; by: KnownRule }

interface Options {
  ofFiles: readonly FileRule[]
  log: RuleLog
  newId: () => string
}

/** Every rule there is: those of files as they stand there, those of the page as they were saved last. */
export function createRuleBook({ ofFiles, log, newId }: Options) {
  const fromFiles = ofFiles.map(toKnown)
  let rules: readonly KnownRule[] = fromFiles

  async function load(): Promise<void> {
    rules = [...fromFiles, ...(await log.all())]
  }

  function find(projectId: number, id: string): KnownRule | undefined {
    return rules.find((one) => one.id === id && one.projectId === projectId)
  }

  function ofProject(projectId: number): KnownRule[] {
    return rules.filter((one) => one.projectId === projectId)
  }

  async function save(given: Save, actor: Actor): Promise<SaveOutcome> {
    const { id, projectId, rule, source, expected } = given
    const before = id === undefined ? undefined : find(projectId, id)
    if (id !== undefined && !before) return { is: 'unknown' }
    if (before && before.file !== null) return { is: 'of-a-file', file: before.file }
    const others = ofProject(projectId).filter((one) => one !== before)
    const taken = others.find((one) => one.rule.name === rule.name)
    if (taken) return { is: 'name-taken', by: taken }
    if (others.length >= MOST_OF_A_PROJECT) return { is: 'too-many' }
    const saved = await log.put({
      ...{ id: id ?? newId(), projectId, source, expected, actor: actor.name },
    })
    if (saved === 'changed') return { is: 'changed' }
    rules = [...rules.filter((one) => one.id !== saved.id), saved]
    return { is: 'saved', rule: saved }
  }

  async function remove(
    projectId: number,
    id: string,
    actor: Actor,
  ): Promise<'removed' | 'unknown' | { file: string }> {
    const before = find(projectId, id)
    if (!before) return 'unknown'
    if (before.file !== null) return { file: before.file }
    await log.remove(id, actor.name)
    rules = rules.filter((one) => one.id !== id)
    return 'removed'
  }

  /** All of the page's: those that keep their name stay the same rule. */
  async function replace(
    projectId: number,
    wanted: readonly Pick<Save, 'rule' | 'source'>[],
    actor: Actor,
  ): Promise<{ is: 'replaced' } | Exclude<SaveOutcome, { is: 'saved' }>> {
    const before = ofProject(projectId).filter(({ from }) => from === 'page')
    const ofFile = new Map(
      fromFiles.filter((one) => one.projectId === projectId).map((one) => [one.rule.name, one]),
    )
    for (const { rule } of wanted) {
      const taken = ofFile.get(rule.name)
      if (taken) return { is: 'name-taken', by: taken }
    }
    if (ofFile.size + wanted.length > MOST_OF_A_PROJECT) return { is: 'too-many' }
    for (const { id, rule } of before) {
      if (!wanted.some((one) => one.rule.name === rule.name)) await remove(projectId, id, actor)
    }
    for (const { rule, source } of wanted) {
      const id = before.find((one) => one.rule.name === rule.name)?.id
      const outcome = await save({ id, projectId, rule, source }, actor)
      if (outcome.is !== 'saved') return outcome
    }
    return { is: 'replaced' }
  }

  // Two at once would each find a name free.
  const oneAtATime = createOneAtATime()

  return {
    ...{ load, all: () => rules, ofProject, find },
    save: (...given: Parameters<typeof save>) => oneAtATime(() => save(...given)),
    replace: (...given: Parameters<typeof replace>) => oneAtATime(() => replace(...given)),
    remove: (...given: Parameters<typeof remove>) => oneAtATime(() => remove(...given)),
  }
}

export type RuleBook = ReturnType<typeof createRuleBook>

/** The id follows from the name, so that a restart finds what fired. */
function toKnown({ rule, projectId, file }: FileRule): KnownRule {
  const id = `file-${hash128(JSON.stringify([rule.project, rule.name])).slice(0, 16)}`
  return {
    ...{ id, rule, source: toSource(rule), projectId, from: 'file', file },
    ...{ version: 0, savedAt: null, savedBy: null },
  }
}
