import { openingBracket } from '../../stack/brackets.ts'

/**
 * The words of V8, SpiderMonkey and JavaScriptCore for the same fault, as one sentence. `$1` is a
 * property (group `p`) or the last property of an expression (`e`): minified variables differ
 * between builds, and engines quote more or less of the expression. `$2` is the value (`v`).
 */
const SAME: readonly [canonical: string, ...patterns: RegExp[]][] = [
  [
    'access $1 of $2',
    /^Cannot (?:read|set) properties of (?<v>undefined|null) \((?:reading|setting) '(?<p>[^']{0,200})'\)/,
    /^Cannot (?:read|set) property '(?<p>[^']{0,200})' of (?<v>undefined|null)/,
    /^Cannot destructure property '(?<p>[^']{0,200})' of .{0,200} as it is (?<v>undefined|null)/,
    /^can't access property "(?<p>[^"]{0,200})",? (?:of |.{0,200} is )(?<v>undefined|null)/,
    /^(?<v>undefined|null) is not an object \(evaluating '(?<e>[^']{0,200})/,
  ],
  ['access ? of $2', /^(?:[\w$.]{1,200}|\(destructured parameter\)) is (?<v>undefined|null)$/],
  [
    'no object to convert',
    /^Cannot convert undefined or null to object/,
    /^can't convert (?:undefined|null) to object/,
    /requires that input parameter not be null or undefined/,
  ],
  [
    '$1 is not a function',
    /^(?<e>.{1,200}?) is not a function(?:$|\. \(In|\.$| or its return value)/,
  ],
  ['$1 is not a constructor', /^(?<e>.{1,200}?) is not a constructor(?:$| \(evaluating)/],
  [
    '$1 is not defined',
    /^(?<e>\S{1,200}) is not defined$/,
    /^Can't find variable: (?<e>\S{1,200})/,
  ],
  ['not iterable', /^.{1,200} is not iterable/, /^Spread syntax requires \.\.\.iterable/],
  [
    'used before initialization',
    /^Cannot access '[^']{0,200}' before initialization/,
    /^can't access lexical declaration '[^']{0,200}' before initialization/,
    /^Cannot access uninitialized variable/,
  ],
  [
    'assignment to a constant',
    /^Assignment to constant variable/,
    /^invalid assignment to const/,
    /^Cannot assign to read only property/,
    /^"[^"]{0,200}" is read-only/,
    /^Attempted to assign to readonly property/,
  ],
  ['too much recursion', /^Maximum call stack size exceeded/, /^too much recursion/],
  [
    'invalid JSON',
    /^JSON\.parse: /,
    /^JSON Parse error: /,
    /^Unexpected end of JSON input/,
    /^[^"]{1,200} in JSON at position \d/,
    /^Unexpected token .{1,300} is not valid JSON/,
    /^"undefined" is not valid JSON/,
  ],
  [
    'circular JSON',
    /^Converting circular structure to JSON/,
    /^cyclic object value/,
    /^JSON\.stringify cannot serialize cyclic structures/,
  ],
  [
    'in on a primitive',
    /^Cannot use 'in' operator to search for/i,
    /^right-hand side of 'in' should be an object/,
    /^.{1,200} is not an Object\. \(evaluating '.{1,200} in /,
  ],
  [
    'invalid regular expression',
    /^Invalid regular expression: /,
    /^(?:unterminated parenthetical|unterminated character class|unmatched \) in regular expression)/,
    /^(?:invalid regexp group|nothing to repeat|invalid range in character class)/,
  ],
  ['invalid array length', /^invalid array length/i, /^Array size is not a small enough/],
  ['invalid date', /^Invalid time value/, /^invalid date$/i],
  [
    'malformed URI',
    /^URI malformed/,
    /^malformed URI sequence/,
    /^String contained an illegal UTF-16 sequence/,
  ],
  [
    'invalid URL',
    /^(?:Failed to construct 'URL': )?Invalid URL/,
    /^URL constructor: .{0,500} is not a valid URL/,
    /^"[^"]{0,500}" cannot be parsed as a URL/,
  ],
  [
    'network failure',
    /^Failed to fetch(?:$| \()/,
    /^NetworkError when attempting to fetch resource/,
    /^Load failed(?:$| \()/,
    /^The (?:network connection was lost|Internet connection appears to be offline)/,
  ],
  [
    'node is not a child',
    /^Failed to execute '\w{1,40}' on 'Node': The node (?:to be removed|before which)/,
    /^Node\.\w{1,40}: (?:The node to be removed|Child to insert before)/,
    /^The object can not be found here/,
  ],
  [
    'quota exceeded',
    /exceeded the quota\.?$/,
    /^The quota has been exceeded/,
    /storage maximum size/,
  ],
  [
    'aborted',
    /^The user aborted a request/,
    /^The operation was aborted/,
    /^Fetch is aborted/,
    /^signal is aborted without reason/,
  ],
]

const MAX_CHARS = 600
const MAX_MINIFIED_LENGTH = 2

/** One wording for a message that comes from the engine, nothing for a message somebody wrote. */
export function engineMessage(message: string): string | undefined {
  const text = message.length > MAX_CHARS ? message.slice(0, MAX_CHARS) : message
  for (const [canonical, ...patterns] of SAME) {
    for (const pattern of patterns) {
      const match = pattern.exec(text)
      if (match) return fill(canonical, match.groups)
    }
  }
  return undefined
}

function fill(canonical: string, groups: Record<string, string> | undefined): string {
  const parts: Record<string, string | undefined> = {
    $1: groups?.['p'] ?? lastProperty(groups?.['e'] ?? ''),
    $2: groups?.['v'],
  }
  // One pass, because a name may itself hold `$2`.
  return canonical.replace(/\$[12]/g, (mark) => parts[mark] ?? '')
}

/** `t.cart.total`, `total()` and `(0, t.total)` are `total`; a short bare name is a minifier's. */
function lastProperty(expression: string): string {
  const imported = /^\(0 ?, ?([^()]{1,200})\)$/.exec(expression)
  const text = imported?.[1] ?? withoutCall(expression.split(' = ', 1)[0] ?? '')
  const dot = text.lastIndexOf('.')
  const name = text.slice(dot + 1)
  if (/[^\w$#-]/.test(name)) return '?'
  return dot < 0 && name.length <= MAX_MINIFIED_LENGTH ? '?' : name
}

function withoutCall(expression: string): string {
  const end = expression.length - 1
  return expression.endsWith(')')
    ? expression.slice(0, openingBracket(expression, end))
    : expression
}
