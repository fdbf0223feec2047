import { expect, it } from 'vitest'
import type { RecentError } from '../../store/ports.ts'
import { previewRules } from './preview-rules.ts'
import { scrubRules } from './rules.ts'
import { createScrubber } from './scrubber.ts'

const anError = (given: Partial<RecentError> = {}): RecentError => ({
  ...{ eventId: 'e', fingerprint: 'i', at: 5, type: 'Error', message: 'broken' },
  ...{ url: 'https://shop.example/', route: '/', tags: {}, body: undefined },
  ...given,
})

const rules = createScrubber(
  scrubRules.parse({
    keys: ['loyalty'],
    patterns: [{ name: 'order', pattern: '\\bORD-\\d{4}\\b' }],
  }),
)

it('shows what would be taken out, and from where', () => {
  const error = anError({
    message: 'no ORD-1234',
    url: 'https://shop.example/ORD-9999',
    tags: { loyalty: 'gold', plan: 'pro' },
    body: {
      contexts: { cart: { note: 'ORD-1111', items: 2 } },
      breadcrumbs: [{ at: 1, kind: 'click', text: 'ORD-2222' }],
    },
  })

  const { changed, samples, looked } = previewRules([error, anError({ at: 3 })], rules)

  expect(looked).toEqual({ events: 2, since: 3 })
  expect(changed).toBe(1)
  expect(samples.map(({ where, before, after }) => [where, before, after])).toEqual([
    ['message', 'no ORD-1234', 'no [order]'],
    ['url', 'https://shop.example/ORD-9999', 'https://shop.example/[order]'],
    ['tag.loyalty', 'gold', '[secret]'],
    ['context.cart.note', 'ORD-1111', '[order]'],
    ['breadcrumb', 'ORD-2222', '[order]'],
  ])
})

it('shows the same text once, however many events have it', () => {
  const errors = Array.from({ length: 5 }, () => anError({ message: 'ORD-1234' }))

  expect(previewRules(errors, rules)).toMatchObject({ changed: 5, samples: [{ events: 5 }] })
})

it('shows of a long text the part that changes', () => {
  const [sample] = previewRules(
    [anError({ message: `${'x '.repeat(500)}ORD-1234${' y'.repeat(500)}` })],
    rules,
  ).samples

  expect(sample?.before).toMatch(/^…(x )+ORD-1234( y)+…$/)
  expect(sample?.before.length).toBeLessThan(260)
})

it('has no more samples than anybody reads', () => {
  const errors = Array.from({ length: 90 }, (_, n) => anError({ message: `ORD-${1000 + n}` }))

  expect(previewRules(errors, rules).samples).toHaveLength(50)
})
