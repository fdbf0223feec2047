import type { GroupedStack } from '../../store/repair-store.ts'
import type { StackException } from '../../store/rows.ts'
import type { Fingerprint } from '../fingerprint/fingerprint.ts'
import { fingerprint as v1 } from '../fingerprint/v1/fingerprint.ts'
import { storedUserFingerprint as userOfV1 } from '../fingerprint/v1/stored-grouping.ts'
import { fingerprint as v2 } from '../fingerprint/v2/fingerprint.ts'
import { storedUserFingerprint as userOfV2 } from '../fingerprint/v2/stored-grouping.ts'
import { withoutRuleLine } from '../grouping-rules/rule-line.ts'

/** An error is grouped again by the version that grouped it: another would move what only changed its map. */
const VERSIONS = new Map([
  ['v1', { group: v1, userOf: userOfV1 }],
  ['v2', { group: v2, userOf: userOfV2 }],
])

/**
 * What a stored error would be grouped by if it came now; undefined where that cannot be told: an
 * unknown version grouped it, or its errors are of several pages and these tell them apart.
 */
export function groupAgain(
  { fingerprint: id, version, class: kind, why, routes }: GroupedStack,
  exceptions: readonly StackException[],
): Fingerprint | undefined {
  const by = VERSIONS.get(version)
  const userFingerprint = by?.userOf({
    primary: id.replaceAll('-', ''),
    class: kind,
    why: withoutRuleLine(why),
  })
  if (!by || !userFingerprint) return undefined
  const [found, ...others] = routes.map((route) => by.group({ exceptions, userFingerprint, route }))
  return others.every(({ primary }) => primary === found?.primary) ? found : undefined
}
