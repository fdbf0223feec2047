import type { ErrorKind } from '../../../store/ports.ts'
import type { StackException } from '../../../store/rows.ts'
import { toUuid } from '../../../issues/short-id.ts'
import { fingerprint } from '../../fingerprint/fingerprint.ts'
import { storedUserFingerprint } from '../../fingerprint/stored-grouping.ts'
import type { CompiledRules } from '../compile-rules.ts'
import { withFrameRules, withoutFrameRules } from '../frame-rules.ts'
import { ruleFingerprint } from '../rule-fingerprint.ts'
import { withoutRuleLine } from '../rule-line.ts'

export interface Regrouped {
  /** Its hash, as a UUID. */
  id: string
  why: string[]
  /** The rule that it comes from, if any. */
  rule: string | undefined
}

/** What errors of a kind would be grouped by if they came now, under these rules. */
export function regroupKind(
  kind: ErrorKind,
  stored: readonly StackException[],
  rules: CompiledRules,
): Regrouped {
  const exceptions = stored.map((exception) => ({
    ...exception,
    frames: withFrameRules(withoutFrameRules(exception.frames), rules.frames),
  }))
  const ofPage = ofPageIn(kind)
  const ruled = ruleFingerprint(rules.fingerprints, { ...kind, exceptions }, ofPage)
  const grouped = fingerprint({
    exceptions,
    userFingerprint: ruled?.parts ?? ofPage,
    route: kind.route || kind.url,
  })
  // An issue of before an update goes on under its name.
  const older = grouped.older.find(({ primary }) => toUuid(primary) === kind.own.fingerprint)
  const { primary, why } = older ?? grouped
  return { id: toUuid(primary), why, rule: ruled?.name }
}

/** What a rule replaced is not kept: such an error is taken for one of which the page said nothing. */
function ofPageIn({ own, why }: ErrorKind): string[] {
  const hashed = withoutRuleLine(why)
  if (hashed.length !== why.length) return []
  const primary = own.fingerprint.replaceAll('-', '')
  return storedUserFingerprint({ primary, class: own.class, why: hashed }) ?? []
}
