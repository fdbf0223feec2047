import type { Wordings } from './wording.ts'

export interface Wording {
  /** The sentence, `$p` and `$v` to be filled in. */
  canonical: string
  pattern: RegExp
}

/** Every repetition ends somewhere: a hostile message costs a constant number of steps a character. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  '*': '.{0,200}?',
  '{p}': `(?<p>[^'"]{0,200})`,
  '{e}': '(?<e>.{1,200}?)',
  '{x}': '(?<e>.{1,300})',
  '{n}': String.raw`(?<e>[\w$.#<>()[\]]{1,200}?)`,
  '{v}': '(?<v>undefined|null)',
  '{t}': '(?<t>.{1,40}?)',
}

const PIECE = /\*|\{[pexnvt]\}/

/** One function over many tables: only what begins with the message's first word is ever tried. */
export function compileWordings(tables: readonly Wordings[]): (text: string) => Match | undefined {
  const byStart = new Map<string, Ranked[]>()
  const byMark = new Map<string, Ranked[]>()
  for (const [rank, [canonical, wording]] of tables.flatMap(entriesOf).entries()) {
    const ranked = { rank, canonical, pattern: toPattern(wording) }
    const starts = startsOf(wording)
    if (starts.length === 0) add(byMark, markOf(wording), ranked)
    for (const start of starts) add(byStart, start, ranked)
  }
  return (text) => {
    const [word = ''] = FIRST_WORD.exec(text) ?? []
    let best = firstOf(byStart.get(word.toLowerCase()) ?? [], text)
    for (const mark of text.toLowerCase().match(WORDS) ?? []) {
      const candidates = byMark.get(mark)
      if (candidates) best = firstOf(candidates, text, best)
    }
    return best
  }
}

export interface Match {
  canonical: string
  groups: Record<string, string | undefined>
}

interface Ranked extends Wording {
  rank: number
}

function firstOf(
  candidates: readonly Ranked[],
  text: string,
  best?: Match & { rank: number },
): (Match & { rank: number }) | undefined {
  for (const { rank, canonical, pattern } of candidates) {
    if (best && best.rank <= rank) return best
    const found = pattern.exec(text)
    if (found) return { rank, canonical, groups: found.groups ?? {} }
  }
  return best
}

function entriesOf(table: Wordings): [canonical: string, wording: string][] {
  return Object.entries(table).flatMap(([canonical, wordings]) =>
    wordings.map((wording): [string, string] => [canonical, wording]),
  )
}

function toPattern(wording: string): RegExp {
  const isWhole = wording.endsWith('$')
  const text = isWhole ? wording.slice(0, -1) : wording
  const source = text
    .split(/(\*|\{[pexnvt]\})/)
    .map((piece) => PLACEHOLDERS[piece] ?? escape(piece))
    .join('')
  // Safari and Firefox end some sentences with a full stop.
  return new RegExp(`^${source}${isWhole ? String.raw`\.?\s?$` : ''}`, 'is')
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
}

/** The letters at the start of a message, or its first character. */
const FIRST_WORD = /^(?:[a-z]+|.)/is

/** Under which first words a wording is found; none where it begins with anything. */
function startsOf(wording: string): string[] {
  if (wording.startsWith('{v}')) return ['undefined', 'null']
  if (wording.startsWith("'{v}'")) return ["'"]
  const at = wording.search(PIECE)
  const literal = at < 0 ? wording.replace(/\$$/, '') : wording.slice(0, at)
  const [word] = literal.match(FIRST_WORD) ?? []
  if (word === undefined) return []
  // A word that a placeholder goes on with may be any word.
  return at >= 0 && word.length === literal.length && /[a-z]$/i.test(word)
    ? []
    : [word.toLowerCase()]
}

const WORDS = /[a-z]{4,}/g

/** The longest word of a wording that begins with anything: a message without it is none of its. */
function markOf(wording: string): string {
  const words = wording.replace(/\$$/, '').replaceAll(/\*|\{[pexnvt]\}/g, '\0')
  const whole = words.toLowerCase().match(/(?<![a-z\0])[a-z]{4,}(?![a-z\0])/g) ?? []
  return whole.reduce((a, b) => (b.length > a.length ? b : a), '')
}

function add(index: Map<string, Ranked[]>, key: string, ranked: Ranked): void {
  const before = index.get(key)
  if (before) before.push(ranked)
  else index.set(key, [ranked])
}
