import type { GroupedStack } from '../../store/repair-store.ts'
import type { StackException } from '../../store/rows.ts'
import { fingerprint, type Fingerprint } from '../fingerprint/v1/fingerprint.ts'
import { withoutRuleLine } from '../grouping-rules/rule-line.ts'
import { storedUserFingerprint } from '../fingerprint/v1/stored-grouping.ts'

/**
 * What a stored error would be grouped by if it came now; undefined where that cannot be told: another
 * version grouped it, or its errors are of several pages and these tell them apart.
 */
export function groupAgain(
  { fingerprint: id, version, class: kind, why, routes }: GroupedStack,
  exceptions: readonly StackException[],
): Fingerprint | undefined {
  if (version !== 'v1') return undefined
  const userFingerprint = storedUserFingerprint({
    primary: id.replaceAll('-', ''),
    class: kind,
    why: withoutRuleLine(why),
  })
  if (!userFingerprint) return undefined
  const [found, ...others] = routes.map((route) =>
    fingerprint({ exceptions, userFingerprint, route }),
  )
  return others.every(({ primary }) => primary === found?.primary) ? found : undefined
}
