import { expect, it } from 'vitest'
import { aSpan } from '../a-span.ts'
import type { Span } from '../span.ts'
import { createUsualTimes } from '../usual-times.ts'
import { toWaterfall } from './to-waterfall.ts'

const NONE = { times: createUsualTimes(), traces: 0 }
const ms = (n: number) => n * 1_000

function usually(selfMs: number, n: number) {
  const times = createUsualTimes()
  for (let index = 0; index < n; index += 1) times.add(aSpan(), ms(selfMs))
  return { times, traces: n }
}

const slowOf = (durationMs: number, usual: ReturnType<typeof usually>) =>
  toWaterfall({ spans: [aSpan({ durationUs: ms(durationMs) })], leftOut: 0 }, usual)?.spans[0]?.slow

it('of no spans there is none', () => {
  expect(toWaterfall({ spans: [], leftOut: 0 }, NONE)).toBeUndefined()
})

it.each([
  ['twice the usual', 50, usually(20, 5), { usualMs: 20, n: 5 }],
  ['less than twice', 35, usually(20, 5), null],
  ['too little to be noticed', 9, usually(1, 5), null],
  ['too few to compare with', 500, usually(20, 2), null],
])('a span is slow against others: %s', (_, durationMs, usual, slow) => {
  expect(slowOf(durationMs, usual)).toEqual(slow)
})

it('a failure begins where nothing below failed, however far below', () => {
  const spans = [
    aSpan({ spanId: 'a', isFailed: true }),
    aSpan({ spanId: 'b', parentId: 'a' }),
    aSpan({ spanId: 'c', parentId: 'b', isFailed: true }),
  ]

  const tree = toWaterfall({ spans, leftOut: 0 }, NONE)

  expect(tree?.spans.map(({ failed }) => failed)).toEqual(['yes', 'no', 'origin'])
  expect(tree).toMatchObject({ failed: 2, services: [{ service: 'shop', spans: 3, failed: 2 }] })
})

it('of ten thousand spans those are shown that tell most, with all above them', () => {
  const spans: Span[] = Array.from({ length: 10_000 }, (_, n) =>
    aSpan({
      ...{ spanId: `s${n}`, parentId: n === 0 ? '' : `s${Math.floor((n - 1) / 3)}` },
      ...{ startUs: n, durationUs: 20_000 - n, isFailed: n === 9_999 },
    }),
  )

  const tree = toWaterfall({ spans, leftOut: 5 }, NONE)

  expect(tree).toMatchObject({ spanCount: 10_005, leftOut: 9_705 })
  const shown = new Map(tree?.spans.map((span) => [span.spanId, span]))
  expect(shown.get('s9999')?.failed).toBe('origin')
  for (const { parentId } of shown.values())
    expect(parentId === null || shown.has(parentId)).toBe(true)
})
