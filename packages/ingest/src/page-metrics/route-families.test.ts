import { expect, it } from 'vitest'
import { toExposition } from './exposition.ts'
import { routeFamilies } from './route-families.ts'
import type { RouteTally } from './route-tally.ts'
import { edgesOf } from './vital-buckets.ts'

const of = { projectId: 1, environment: 'production', route: '/cart' }
const none: RouteTally = { ...of, views: 0, errors: {}, requests: {}, vitals: {} }

function linesOf(total: Partial<RouteTally>): string[] {
  const families = routeFamilies([{ ...none, ...total }], (id) => (id === 1 ? 'shop' : undefined))
  return toExposition(families).split('\n')
}

it('tells views, errors by class and requests by outcome', () => {
  const lines = linesOf({ views: 7, errors: { error: 2 }, requests: { timeout: 1 } })

  const labels = 'project="shop",environment="production",route="/cart"'
  expect(lines).toContain(`seismo_page_views_total{${labels}} 7`)
  expect(lines).toContain(`seismo_page_errors_total{${labels},class="error"} 2`)
  expect(lines).toContain(`seismo_page_requests_total{${labels},outcome="timeout"} 1`)
})

it('counts each bucket of a vital with all below it, in seconds', () => {
  const buckets = edgesOf('LCP').map(() => 0)
  buckets[8] = 3 // up to 2,500 ms
  buckets[10] = 1 // up to 4,000 ms
  const lines = linesOf({ vitals: { LCP: { buckets: [...buckets, 2], sum: 50_000, n: 6 } } })

  const value = (what: string) =>
    lines
      .find((line) => line.includes(what))
      ?.split(' ')
      .at(-1)
  expect(
    value('_bucket{project="shop",environment="production",route="/cart",metric="LCP",le="1.8"}'),
  ).toBe('0')
  expect(value('le="2.5"')).toBe('3')
  expect(value('le="4"')).toBe('4')
  expect(value('le="10"')).toBe('4')
  expect(value('le="+Inf"')).toBe('6')
  expect(value('seismo_web_vital_seconds_sum')).toBe('50')
  expect(value('seismo_web_vital_seconds_count')).toBe('6')
})

it('keeps CLS, which is no time, apart', () => {
  const lines = linesOf({ vitals: { CLS: { buckets: [0, 0, 1], sum: 0.1, n: 1 } } })

  expect(lines.find((line) => line.startsWith('seismo_web_vital_layout_shift_score_sum'))).toMatch(
    / 0\.1$/,
  )
  expect(lines.some((line) => line.startsWith('seismo_web_vital_seconds_'))).toBe(false)
})

it('escapes what a page may call its route, and leaves out projects that are gone', () => {
  expect(linesOf({ views: 1, route: '/a"\\\n}x 1' })).toContain(
    'seismo_page_views_total{project="shop",environment="production",route="/a\\"\\\\\\n}x 1"} 1',
  )
  expect(linesOf({ projectId: 9, views: 1 }).filter((line) => !/^(#|$)/.test(line))).toEqual([])
})
