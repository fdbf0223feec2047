import {
  isCollection,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Document,
} from 'yaml'
import type * as z from 'zod'
import { groupingRules, MOST_CHARS, type GroupingRule } from './rule.ts'

/** What is wrong, and where in the text; both count from 1. */
export interface RuleFault {
  line: number
  column: number
  message: string
}

export type ReadRules =
  { is: 'rules'; rules: GroupingRule[] } | { is: 'faults'; faults: RuleFault[] }

const MOST_FAULTS = 20
/** The parser's time grows with the square of it. */
const NESTED = /(?:[[{]\s*|- +){20}/
const QUOTES = "; what starts with * or ! goes in quotes: '*Error'"

/** Rules as people write them. An empty text is no rules. */
export function readRules(yaml: string): ReadRules {
  if (yaml.length > MOST_CHARS) return fault(`at most ${MOST_CHARS} characters are taken`)
  if (NESTED.test(yaml)) return fault('nested too deeply')
  const lines = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: lines, merge: false })
  const broken = [...document.errors, ...document.warnings]
  if (broken.length > 0) {
    return faults(
      broken.map(({ message, pos, code }) => ({
        ...placeAt(lines, pos[0]),
        message: firstLine(message) + (code === 'TAG_RESOLVE_FAILED' ? QUOTES : ''),
      })),
    )
  }
  const unread = unquotedOf(document)
  if (unread.length > 0) {
    return faults(unread.map(({ at, message }) => ({ ...placeAt(lines, at), message })))
  }
  const value: unknown = document.toJS({ maxAliasCount: 0 })
  const result = groupingRules.safeParse(value ?? [])
  if (result.success) return { is: 'rules', rules: result.data }
  return faults(
    result.error.issues.map((issue) => ({
      ...placeAt(lines, offsetOf(document, issue)),
      message: wordsOf(issue),
    })),
  )
}

/** What YAML takes for something else than the text it was meant as. */
function unquotedOf(document: Document): { at: number; message: string }[] {
  const found: { at: number; message: string }[] = []
  visit(document, {
    // Ten lines of them can stand for more than a machine has.
    Alias: (_, { range, source }) => {
      found.push({
        at: range?.[0] ?? 0,
        message: `there are no aliases such as *${source}${QUOTES}`,
      })
    },
    Pair: (_, { key }) => {
      if (!isCollection(key)) return
      found.push({ at: key.range?.[0] ?? 0, message: `a variable goes in quotes: '{{default}}'` })
    },
  })
  return found
}

/** Of the node at fault, else of the nearest one around it. */
function offsetOf(document: Document, { path, ...issue }: z.core.$ZodIssue): number {
  const keys = path.map((key) => (typeof key === 'symbol' ? String(key) : key))
  if ('keys' in issue && typeof issue.keys[0] === 'string') {
    const key = keyOffset(document, keys, issue.keys[0])
    if (key !== undefined) return key
  }
  for (let depth = keys.length; depth > 0; depth -= 1) {
    const node: unknown = document.getIn(keys.slice(0, depth), true)
    if (isNode(node)) return node.range?.[0] ?? 0
  }
  return document.contents?.range?.[0] ?? 0
}

function keyOffset(document: Document, path: readonly (string | number)[], key: string) {
  const map: unknown = path.length === 0 ? document.contents : document.getIn(path, true)
  if (!isMap(map)) return undefined
  const pair = map.items.find((one) => isScalar(one.key) && one.key.value === key)
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined
}

/** `rule 2: match.type: …`: the line says where, the words what. */
function wordsOf({ path, message }: z.core.$ZodIssue): string {
  const [index, ...rest] = path
  if (typeof index !== 'number') return message
  const where = rest.length === 0 ? '' : `${rest.map(String).join('.')}: `
  return `rule ${index + 1}: ${where}${message}`
}

function placeAt(lines: LineCounter, offset: number) {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(1, line), column: Math.max(1, col) }
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? ''
}

function faults(all: RuleFault[]): ReadRules {
  return { is: 'faults', faults: all.slice(0, MOST_FAULTS) }
}

function fault(message: string): ReadRules {
  return faults([{ line: 1, column: 1, message }])
}
