import type { ScrubRules } from '@seismo/ingest/api'

/** The rules as they are typed. */
export interface Draft {
  on: ScrubRules['on']
  off: ScrubRules['off']
  /** One per line. */
  keys: string
  /** One per line: a name, a colon, the pattern. */
  patterns: string
}

export function draftOf({ on, off, keys, patterns }: ScrubRules): Draft {
  const lines = patterns.map(({ name, pattern }) => `${name}: ${pattern}`)
  return { on, off, keys: keys.join('\n'), patterns: lines.join('\n') }
}

export function rulesOf({ on, off, keys, patterns }: Draft): ScrubRules {
  return { on, off, keys: linesOf(keys), patterns: linesOf(patterns).map(toPattern) }
}

function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim())
  return [...new Set(lines)].filter((line) => line !== '')
}

/** A line without a colon is a name that the service says the rest about. */
function toPattern(line: string): ScrubRules['patterns'][number] {
  const [name = '', ...rest] = line.split(':')
  return { name: name.trim(), pattern: rest.join(':').trim() }
}

/** `rules.patterns.1.pattern` against the line that it is about. */
export function fieldFault(
  errors: readonly { path: string; message: string }[],
  field: 'keys' | 'patterns',
  lines: readonly string[],
): string | undefined {
  const fault = errors.find(({ path }) => path.startsWith(`rules.${field}`))
  if (fault === undefined) return undefined
  const line = lines[Number(fault.path.split('.')[2])]
  return line === undefined ? fault.message : `“${line}” ${fault.message}`
}
