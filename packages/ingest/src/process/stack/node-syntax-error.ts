import type { Frame } from '../frame.ts'
import { parseLocation } from './location.ts'
import { toFrame } from './to-frame.ts'

/**
 * Node puts the broken file of a `SyntaxError` on a line of its own before the header, because the
 * code never ran and so has no frame: `/app/bad.cjs:1`, the source line, a caret, the error.
 */
export function parseNodeSyntaxError(text: string): Frame | undefined {
  const end = text.indexOf('\n')
  if (end < 0 || end > 4096 || !isAbsolutePath(text)) return undefined
  const header = text.slice(end, end + 4096).split(/\n {4}at /, 1)[0] ?? ''
  if (!header.includes('\nSyntaxError')) return undefined
  const location = parseLocation(text.slice(0, end).trimEnd())
  return location.line === undefined ? undefined : toFrame('', location)
}

function isAbsolutePath(text: string): boolean {
  return text.startsWith('/') || text.startsWith('file://') || /^[A-Za-z]:\\/.test(text)
}
