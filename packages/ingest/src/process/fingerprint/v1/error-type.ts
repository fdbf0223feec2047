/** What everybody throws: such a name tells faults apart no better than none. */
const WEIGHTLESS = new Set(['', 'Error', 'UnhandledRejection', 'object', 'Object'])

const BUILT_IN = new Set([
  'AggregateError',
  'EvalError',
  'InternalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
])

/** A class name of up to three characters is a minifier's, and differs from build to build. */
const MINIFIED = /^[\w$]{1,3}$/

/** The type as far as it means the same in every build and engine; empty where it means nothing. */
export function typeKey(type: string): string {
  if (WEIGHTLESS.has(type) || MINIFIED.test(type)) return ''
  // SpiderMonkey's own class for "too much recursion", a RangeError elsewhere.
  return type === 'InternalError' ? 'RangeError' : type
}

/** A class the project or a library wrote, whose name says what happened. */
export function isTelling(type: string): boolean {
  return typeKey(type) !== '' && !BUILT_IN.has(type)
}
