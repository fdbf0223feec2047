import { withValue } from '../../search/filter-terms.ts'

const KINDS = {
  new: { key: 'first-release', state: '' },
  regressed: { key: 'release', state: 'is:regressed' },
  resolved: { key: 'resolved-in', state: 'is:resolved' },
} as const

/** The issues list, of what a release brought, brought back or put right. */
export function issuesOf(release: string, which: keyof typeof KINDS) {
  const { key, state } = KINDS[which]
  return { q: withValue(state, { key, value: release }) }
}
