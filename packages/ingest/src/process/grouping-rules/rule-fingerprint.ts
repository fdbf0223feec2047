import { functionKey } from '../fingerprint/v1/function-key.ts'
import { locationKey } from '../fingerprint/v1/location-key.ts'
import { messageTemplate } from '../fingerprint/v1/message-template.ts'
import type { SymbolicatedFrame } from '../frame.ts'
import { holds, oneOf, type Condition } from './condition.ts'
import type { FingerprintRule, FrameCondition } from './compile-rules.ts'
import { framesOf, type ErrorFacts, type ExceptionFacts, type FrameFacts } from './facts.ts'
import { DEFAULT, expand, isDefault } from './variables.ts'

/** Of a message; what follows is somebody's payload. */
const MOST_CHARS = 2_048

export interface RuledFingerprint {
  /** Of the rule. */
  name: string
  parts: string[]
}

/**
 * What the first rule that holds groups an error by. It outranks what the page sent; its
 * `{{default}}` is what would have counted without it, so the page's own parts where there are any.
 */
export function ruleFingerprint(
  rules: readonly FingerprintRule[],
  error: ErrorFacts,
  ofPage: readonly string[] = [],
): RuledFingerprint | undefined {
  for (const rule of rules) {
    const matched = matchOf(rule, error)
    if (!matched) continue
    const valueOf = createValueOf(error, matched.frame)
    const parts = rule.parts.flatMap((part) => {
      if (!isDefault(part)) return expand(part, valueOf)
      return ofPage.length > 0 ? ofPage : DEFAULT
    })
    return { name: rule.name, parts }
  }
  return undefined
}

interface Matched {
  /** That the rule is about. */
  frame: SymbolicatedFrame | undefined
}

function matchOf(rule: FingerprintRule, error: ErrorFacts): Matched | undefined {
  const holdsPlain = rule.plain.every((one) => holds(one, plainValues(error, one)))
  return holdsPlain ? chainMatchOf(rule, error.exceptions) : undefined
}

type Chain = ErrorFacts['exceptions']

const known = new WeakMap<FingerprintRule, WeakMap<Chain, Matched | 'no'>>()

/** Equal chains come as one object, so that most of them are asked once by each rule. */
function chainMatchOf(rule: FingerprintRule, chain: Chain): Matched | undefined {
  const ofRule = known.get(rule) ?? new WeakMap<Chain, Matched | 'no'>()
  known.set(rule, ofRule)
  const before = ofRule.get(chain)
  if (before) return before === 'no' ? undefined : before
  const matched = matchChain(rule, chain)
  ofRule.set(chain, matched ?? 'no')
  return matched
}

function matchChain(rule: FingerprintRule, chain: Chain): Matched | undefined {
  if (!oneOf(chain, rule.ofException, exceptionValues)) return undefined
  const frame = frameOf(rule.ofFrame, chain)
  if (!frame) return undefined
  return { frame: frame === 'anything' ? undefined : frame.frame }
}

function frameOf(conditions: readonly FrameCondition[], chain: Chain) {
  if (conditions.length === 0) return 'anything'
  return oneOf<FrameFacts>(framesOf(chain), conditions, (frame, field) =>
    field === 'file' || field === 'function' ? frame[field] : frame.package,
  )
}

function exceptionValues({ type, message }: ExceptionFacts, field: Condition['field']): string[] {
  return [field === 'type' ? type : message.slice(0, MOST_CHARS)]
}

function plainValues(error: ErrorFacts, { field }: Condition): string[] {
  switch (field) {
    case 'release':
    case 'environment':
    case 'level':
    case 'mechanism':
      return [error[field]]
    case 'route':
      return [error.route]
    case 'url':
      return [error.url.slice(0, MOST_CHARS), pathOf(error.url)]
    default:
      return [tagOf(error, field)]
  }
}

/** `tag.toString` is a tag, and not what every object has. */
function tagOf({ tags }: ErrorFacts, name: string): string {
  const key = name.slice('tag.'.length)
  return Object.hasOwn(tags, key) ? (tags[key] ?? '') : ''
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : ''
}

function createValueOf(error: ErrorFacts, matched: SymbolicatedFrame | undefined) {
  const [outermost] = error.exceptions
  const frame = matched ?? blamedFrame(error.exceptions)
  return (name: string): string => {
    switch (name) {
      case 'type':
        return outermost?.type ?? ''
      case 'message':
        return messageTemplate(outermost?.message ?? '')
      case 'function':
        return functionKey(frame?.function)
      case 'file':
        return locationKey(frame?.file ?? '')
      case 'route':
        return error.route || pathOf(error.url)
      case 'release':
        return error.release
      default:
        return tagOf(error, name)
    }
  }
}

/** The project's own call nearest to the root cause, else the nearest of all. */
function blamedFrame(exceptions: readonly ExceptionFacts[]): SymbolicatedFrame | undefined {
  const frames = exceptions.toReversed().flatMap((exception) => exception.frames)
  return frames.find(({ inApp }) => inApp) ?? frames[0]
}
