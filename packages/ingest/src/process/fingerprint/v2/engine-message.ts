import { domMessage } from './dom-message.ts'
import { lastProperty, propertyKey } from './expression.ts'
import { ACCESS } from './wordings/access.ts'
import { CALLS } from './wordings/calls.ts'
import { compileWordings, type Match } from './wordings/compile.ts'
import { CONVERSIONS } from './wordings/conversions.ts'
import { ITERATION } from './wordings/iteration.ts'
import { NETWORK } from './wordings/network.ts'
import { OBJECTS } from './wordings/objects.ts'
import { RANGES } from './wordings/ranges.ts'
import { SYNTAX } from './wordings/syntax.ts'
import { TEXTS } from './wordings/texts.ts'

const MAX_CHARS = 600

const TABLES = [
  ...[ITERATION, OBJECTS, NETWORK, TEXTS, ACCESS, CALLS, CONVERSIONS, RANGES, SYNTAX],
] as const

let match: ((text: string) => Match | undefined) | undefined

/** One wording for a message that comes from the engine, nothing for a message somebody wrote. */
export function engineMessage(type: string, message: string): string | undefined {
  const text = message.length > MAX_CHARS ? message.slice(0, MAX_CHARS) : message
  // Some hundred patterns: made when the first error comes, not when the module is read.
  match ??= compileWordings(TABLES)
  const found = match(text)
  return found ? fill(found) : domMessage(type, text)
}

function fill({ canonical, groups: { p, e, v, t } }: Match): string {
  const parts: Record<string, string | undefined> = {
    $p: p === undefined ? lastProperty(e ?? '') : propertyKey(p),
    $v: v?.toLowerCase(),
    $t: t,
  }
  // One pass, because a name may itself hold `$p`.
  return canonical.replace(/\$[pvt]/g, (mark) => parts[mark] ?? '')
}
