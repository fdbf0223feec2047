import { readRule, type RuleFault } from '../alerts/rules/read-rules.ts'
import { rule, type Rule, type RuleSource } from '../alerts/rule/rule.ts'
import type { ProjectRecord } from '../auth/project-record.ts'
import { ProblemError } from './problem.ts'

/**
 * A rule that was sent, as YAML or as it is, of the project that it was sent to.
 * @throws ProblemError that says where it is wrong.
 */
export function toRule(
  sent: unknown,
  { slug }: ProjectRecord,
  receivers: readonly string[],
): { rule: Rule; source: RuleSource } {
  const given = typeof sent === 'string' ? ofYaml(sent) : sent
  const isObject = typeof given === 'object' && given !== null
  const named = isObject && 'project' in given ? given.project : slug
  const source = isObject ? { ...given, project: named } : given
  const read = rule.safeParse(source)
  if (!read.success) throw schemaProblem(read.error.issues)
  if (read.data.project !== slug) {
    const detail = `The rule is of project "${read.data.project}", and was sent to "${slug}".`
    throw new ProblemError('invalid-query', { detail })
  }
  refuseUnknown(read.data, receivers)
  return { rule: read.data, source: source as RuleSource } // as: it was just read by the schema
}

function ofYaml(yaml: string): RuleSource {
  const read = readRule(yaml)
  if (read.is === 'faults') throw faultProblem(read.faults)
  return read.value.source
}

function refuseUnknown({ receivers, escalate }: Rule, known: readonly string[]): void {
  const wanted = [...receivers, ...escalate.flatMap((step) => step.receivers)]
  const missing = wanted.find((name) => !known.includes(name))
  if (missing === undefined) return
  const there = known.length === 0 ? 'there are none yet' : `known are ${known.join(', ')}`
  const message = `no receiver is named "${missing}"; ${there}`
  throw new ProblemError('invalid-query', {
    detail: `receivers: ${message}`,
    errors: [{ path: 'receivers', message }],
  })
}

function schemaProblem(issues: readonly { path: PropertyKey[]; message: string }[]): ProblemError {
  const errors = issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }))
  const [first] = errors
  const detail = first && (first.path === '' ? first.message : `${first.path}: ${first.message}`)
  return new ProblemError('invalid-query', { errors, ...(detail !== undefined && { detail }) })
}

export function faultProblem(faults: readonly RuleFault[]): ProblemError {
  const errors = faults.map(({ line, column, message }) => ({
    path: `line ${line}, column ${column}`,
    message,
  }))
  const [first] = errors
  return new ProblemError('invalid-query', {
    errors,
    ...(first && { detail: `${first.path}: ${first.message}` }),
  })
}
