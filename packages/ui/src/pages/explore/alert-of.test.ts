import { expect, it } from 'vitest'
import { exploreFilter, readExploreSearch } from '../../search/explore-search.ts'
import { alertOf } from './alert-of.ts'

const of = (search: Record<string, string>) => alertOf(exploreFilter(readExploreSearch(search)))

it.each<[Record<string, string>, Record<string, string>]>([
  [
    { measure: 'rate', q: 'release:2.* !page:/admin' },
    {
      kind: 'threshold',
      measure: 'errors-per-minute',
      by: 'project',
      where: 'release:2.* !page:/admin',
    },
  ],
  [
    { measure: 'unique(user)', group: 'page' },
    { kind: 'threshold', measure: 'affected-users', by: 'route', where: '' },
  ],
  [
    { dataset: 'requests', measure: 'p95(duration)', group: 'target' },
    { kind: 'threshold', measure: 'request-duration', stat: 'p95', by: 'endpoint', where: '' },
  ],
  [
    { dataset: 'vitals', measure: 'p75(value)', q: 'metric:inp device:mobile' },
    { kind: 'vital', metric: 'INP', percentile: '75', by: 'project', where: 'device:mobile' },
  ],
])('%j is watched by a rule', (search, rule) => {
  expect(of(search)).toEqual({ is: 'rule', rule })
})

it.each<[Record<string, string>, RegExp]>([
  [{ group: 'page,release' }, /one field/],
  [{ group: 'level' }, /each level/],
  [{ q: 'tag.plan:pro' }, /tag\.plan:pro/],
  [{ dataset: 'vitals', measure: 'p75(value)' }, /metric:INP/],
  [{ dataset: 'reports' }, /No kind of rule/],
])('%j is not, and says why', (search, why) => {
  expect(of(search)).toMatchObject({ is: 'no', why: expect.stringMatching(why) as string })
})
