import { LineCounter, isNode, parseDocument } from 'yaml'
import * as z from 'zod'
import { alertsFile, type AlertsFile } from '../config.ts'
import { rule, type Rule, type RuleSource } from '../rule/rule.ts'

/** What is wrong, and where in the text; both count from 1. */
export interface RuleFault {
  line: number
  column: number
  message: string
}

export type Read<What> = { is: 'read'; value: What } | { is: 'faults'; faults: RuleFault[] }

const MOST_FAULTS = 20
/** The parser's time grows with the square of it. */
const NESTED = /(?:[[{]\s*|- +){20}/

interface ReadRule {
  rule: Rule
  source: RuleSource
}

/** One rule, as the page's editor shows it. */
export function readRule(yaml: string): Read<ReadRule> {
  return read(yaml, (value) => {
    const result = rule.safeParse(value)
    if (!result.success) return result
    return { success: true, data: { rule: result.data, source: value as RuleSource } } // as: just read
  })
}

const ofPage = z.strictObject({ rules: z.array(z.unknown()).max(1_000).default([]) })

/** `rules:` and a list, as in a file. */
export function readRules(yaml: string): Read<ReadRule[]> {
  const all = ofPage
    .extend({ rules: z.array(rule).max(1_000).default([]) })
    .superRefine(uniqueNames)
  return read(yaml, (value) => {
    const result = all.safeParse(value)
    if (!result.success) return result
    const given = ofPage.parse(value).rules
    const data = result.data.rules.map((one, index) => ({
      rule: one,
      source: given[index] as RuleSource, // as: just read
    }))
    return { success: true, data }
  })
}

/** A file of the folder, as the `alerts` section of `seismo.yaml`; `fill` puts secrets in their places. */
export function readAlertsFile(yaml: string, fill: (value: unknown) => unknown): Read<AlertsFile> {
  return read(yaml, (value) => alertsFile.safeParse(fill(value ?? {})))
}

/** Any text, by the schema of what it is. */
export function readYamlAs<Schema extends z.ZodType>(
  schema: Schema,
  yaml: string,
): Read<z.output<Schema>> {
  return read(yaml, (value) => schema.safeParse(value ?? {}))
}

function uniqueNames({ rules }: { rules: Rule[] }, context: z.RefinementCtx): void {
  const seen = new Set<string>()
  for (const [index, { name }] of rules.entries()) {
    if (seen.has(name)) {
      const message = `"${name}" is used twice`
      context.addIssue({ code: 'custom', path: ['rules', index, 'name'], message })
    }
    seen.add(name)
  }
}

type Parsed<What> = { success: true; data: What } | { success: false; error: z.core.$ZodError }

function read<What>(yaml: string, parse: (value: unknown) => Parsed<What>): Read<What> {
  if (NESTED.test(yaml)) return faults([{ line: 1, column: 1, message: 'nested too deeply' }])
  const lines = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: lines, merge: false })
  const broken = [...document.errors, ...document.warnings]
  if (broken.length > 0) {
    return faults(
      broken.map(({ message, pos }) => ({
        ...placeAt(lines, pos[0]),
        message: message.split('\n', 1)[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? '',
      })),
    )
  }
  const result = parse(document.toJS({ maxAliasCount: 0 }))
  if (result.success) return { is: 'read', value: result.data }
  return faults(
    result.error.issues.map(({ path, message }) => ({
      ...placeAt(lines, offsetOf(document, path)),
      message: path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`,
    })),
  )
}

/** Of the node at fault, else of the nearest one around it. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]) {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node: unknown = document.getIn(path.slice(0, depth), true)
    if (isNode(node)) return node.range?.[0] ?? 0
  }
  return document.contents?.range?.[0] ?? 0
}

function placeAt(lines: LineCounter, offset: number) {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(1, line), column: Math.max(1, col) }
}

function faults(all: RuleFault[]): { is: 'faults'; faults: RuleFault[] } {
  return { is: 'faults', faults: all.slice(0, MOST_FAULTS) }
}
