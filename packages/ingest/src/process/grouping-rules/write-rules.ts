import { isSeq, parseDocument, stringify, type Node } from 'yaml'
import { readRules } from './read-rules.ts'
import type { GroupingRule } from './rule.ts'

/**
 * Rules as YAML. Those that stood in the text before stay as they were written, with the comments
 * above them; only what is new or changed is written anew.
 */
export function writeRules(rules: readonly GroupingRule[], before = ''): string {
  const { known, end } = writtenIn(before)
  const texts = rules.map((rule) => known.get(keyOf(rule)) ?? stringify([inOrder(rule)], STYLE))
  const text = texts.join('') + end
  return isOf(rules, text) ? text : stringify(rules.map(inOrder), STYLE)
}

const STYLE = { lineWidth: 0, singleQuote: true }

/** A person may have written it in a way that parts of it do not fit together otherwise. */
function isOf(rules: readonly GroupingRule[], text: string): boolean {
  const outcome = readRules(text)
  const keys = JSON.stringify(rules.map(keyOf))
  return outcome.is === 'rules' && JSON.stringify(outcome.rules.map(keyOf)) === keys
}

/** The text of each rule, by the rule, and what follows the last one. */
function writtenIn(text: string) {
  const known = new Map<string, string>()
  const outcome = readRules(text)
  const { contents } = parseDocument(text)
  if (outcome.is === 'faults' || !isSeq<Node>(contents)) return { known, end: '' }
  let at = 0
  for (const [index, item] of contents.items.entries()) {
    const end = rangeEnd(item) ?? at
    const rule = outcome.rules[index]
    if (rule) known.set(keyOf(rule), lineOf(text.slice(at, end)))
    at = end
  }
  return { known, end: text.slice(at) }
}

function rangeEnd({ range }: Pick<Node, 'range'>): number | undefined {
  return range?.[2]
}

function lineOf(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`
}

function keyOf(rule: GroupingRule): string {
  return JSON.stringify(inOrder(rule))
}

/** As people write them, and without what is not said. */
function inOrder({ name, match, fingerprint, inApp }: GroupingRule) {
  return {
    name,
    match,
    ...(fingerprint && { fingerprint }),
    ...(inApp !== undefined && { inApp }),
  }
}
