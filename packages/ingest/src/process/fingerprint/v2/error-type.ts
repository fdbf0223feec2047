import type { SymbolicatedFrame } from '../../frame.ts'

/** What everybody throws: such a name tells faults apart no better than none. */
const WEIGHTLESS = new Set([
  ...['', 'Error', 'Exception', 'UnhandledRejection', 'UnhandledException', 'object', 'Object'],
  ...['Event', 'ErrorEvent', 'PromiseRejectionEvent', 'CustomEvent', 'DOMException', 'DOMError'],
])

const BUILT_IN = new Set([
  ...['AggregateError', 'EvalError', 'InternalError', 'RangeError', 'ReferenceError'],
  ...['SuppressedError', 'SyntaxError', 'TypeError', 'URIError'],
])

/** A class name of up to three characters is a minifier's, and differs from build to build. */
const MINIFIED = /^[\w$]{1,3}$/

/** The type as far as it means the same in every build and engine; empty where it means nothing. */
export function typeKey(type: string): string {
  return WEIGHTLESS.has(type) || MINIFIED.test(type) ? '' : type
}

/** As `typeKey`, but a minified name is read from the line that threw it, where that is known. */
export function thrownType(type: string, thrower: SymbolicatedFrame | undefined): string {
  return MINIFIED.test(type) ? (classThrownIn(thrower) ?? '') : typeKey(type)
}

/** A class the project or a library wrote, whose name says what happened. */
export function isTelling(type: string): boolean {
  return typeKey(type) !== '' && !BUILT_IN.has(type)
}

function classThrownIn(thrower: SymbolicatedFrame | undefined): string | undefined {
  if (thrower?.status !== 'mapped') return undefined
  const line = thrower.context.find((candidate) => candidate.line === thrower.line)?.text
  const [, name] = /\bnew ([A-Z]\w{3,60})\b/.exec(line?.slice(0, 300) ?? '') ?? []
  return name
}
