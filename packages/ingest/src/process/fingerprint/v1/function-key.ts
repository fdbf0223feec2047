/**
 * A function's name as all engines would agree on it: V8's `async Cart.sum [as total]` and
 * SpiderMonkey's `Cart.sum` are both `sum`; empty where the function has no name of its own.
 */
export function functionKey(name: string | undefined): string {
  if (name === undefined) return ''
  const alias = name.indexOf(' [as ')
  const bare = (alias < 0 ? name : name.slice(0, alias)).replace(PREFIX, '')
  // SpiderMonkey writes `sum/<` for a nameless function inside `sum`.
  if (bare.endsWith('<')) return ''
  const last = bare.slice(bare.lastIndexOf('.') + 1)
  return NAMELESS.has(last) || DESCRIBED.test(last) ? '' : last
}

/** `async foo`, `new Foo`, `get total`, and SpiderMonkey's `setTimeout handler*foo`. */
const PREFIX = /^(?:async |new |get |set |[\w ]{1,40}\*)+/

/** What the symbolicator calls a function by what it was passed to, `<reduce callback>`: no name of its own. */
const DESCRIBED = /^<[^<>]*>$/

const NAMELESS = new Set(['<anonymous>', 'anonymous', 'eval', '<computed>', '(anonymous function)'])
