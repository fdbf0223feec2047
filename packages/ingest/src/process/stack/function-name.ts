/** How nine engines spell "this function has no name". */
const ANONYMOUS = new Set([
  '',
  '?',
  '<anonymous>',
  '<unknown>',
  '(anonymous)',
  '(anonymous function)',
  '(null)',
  'anonymous',
  'Anonymous function',
])

/** Code outside every function is named by WebKit and Chakra only, so the name says nothing. */
const TOP_LEVEL = new Set(['global code', 'Global code', 'module code', 'eval code'])

/** The name as the engine wrote it, or nothing where the engine says that there is none. */
export function toFunctionName(text: string): string | undefined {
  const name = text.trim()
  return ANONYMOUS.has(name) || TOP_LEVEL.has(name) ? undefined : name
}
