import type { Label } from '../otlp/server/labels-of.ts'

const NAME = /[ \t]*([a-zA-Z_][a-zA-Z0-9_]*)[ \t]*=[ \t]*"/y
const TEXT = /[^"\\]*/y
const NEXT = /[ \t]*(?:,|(?=\}$))/y
const END = /[ \t]*\}$/y

/** `{a="b",c="d\n",}` as labels; a sentence where it is something else. */
export function parseLabels(braces: string): Label[] | string {
  const labels = new Map<string, string>()
  let at = 1
  while (!matchAt(END, braces, at)) {
    const [opened, name] = matchAt(NAME, braces, at) ?? []
    if (opened === undefined || name === undefined) return 'expected label="value"'
    if (labels.has(name)) return `the label ${name} comes twice`
    const quoted = readQuoted(braces, at + opened.length)
    if (!quoted) return `the value of ${name} has no end`
    labels.set(name, quoted.value)
    const [next] = matchAt(NEXT, braces, quoted.end) ?? []
    if (next === undefined) return `expected , or } after the value of ${name}`
    at = quoted.end + next.length
  }
  // What is empty is not there.
  return [...labels].filter(([, value]) => value !== '')
}

/** From behind a quotation mark to behind the next one. */
function readQuoted(text: string, start: number): { value: string; end: number } | undefined {
  let value = ''
  let at = start
  while (at < text.length) {
    const [plain = ''] = matchAt(TEXT, text, at) ?? []
    value += plain
    at += plain.length
    if (text[at] === '"') return { value, end: at + 1 }
    // `\\`, `\"` and `\n` are all that there are.
    const escaped = text[at + 1] ?? ''
    value += escaped === 'n' ? '\n' : escaped
    at += 2
  }
  return undefined
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
