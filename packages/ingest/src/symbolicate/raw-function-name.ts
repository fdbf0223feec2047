/** Minifiers make names of up to three characters, mangled or not, and they differ by build. */
const MIN_VARIABLE_LENGTH = 4
/** V8 also writes `Object.t` for a plain function `t`; the receiver alone proves little. */
const MIN_PROPERTY_LENGTH = 3

/**
 * The engine's function name where it survived minification: V8's `t.checkout`, `Array.map` and
 * `r [as checkout]` end in a property, and properties keep their names; a bare name is a variable,
 * which is kept only when it is longer than minifiers make them. Used where the bundle itself was
 * not uploaded: the name in a mapping belongs to the identifier called there, not to the caller.
 */
export function readableFunctionName(raw: string | undefined): string | undefined {
  if (raw === undefined) return undefined
  const alias = /\[as ([^\]]+)\]/.exec(raw)?.[1]
  const path = (alias ?? raw).replace(/^(async|new) /, '').trim()
  // A symbol's description outlives minification, too.
  const symbol = /(?:^|\.)(?<name>\[[\w.$-]+\])$/.exec(path)?.groups?.['name']
  if (symbol !== undefined) return symbol
  const name = path.slice(path.lastIndexOf('.') + 1)
  if (!/^#?[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)) return undefined
  const isProperty = alias !== undefined || name.length < path.length
  return name.length >= (isProperty ? MIN_PROPERTY_LENGTH : MIN_VARIABLE_LENGTH) ? name : undefined
}
