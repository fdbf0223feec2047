import { withValue } from '../../search/filter-terms.ts'

/** The issues list, of what a release brought or brought back; what became of them, the list's tabs say. */
export function issuesOf(release: string, which: 'new' | 'regressed') {
  if (which === 'new') return { q: withValue('', { key: 'first-release', value: release }) }
  return { q: withValue('is:regressed', { key: 'release', value: release }) }
}
