import { expect, it } from 'vitest'
import type { SessionSignal } from '../store/ports.ts'
import { toBreadcrumbs } from './breadcrumbs.ts'

// The fields that a line is made of; the others are as stored and not looked at.
function aSignal(given: Partial<SessionSignal>): SessionSignal {
  return { at: 1, url: 'https://shop.example/cart', ...given } as SessionSignal
}

it.each<[Partial<SessionSignal>, string, string]>([
  [{ is: 'pageview', navigationType: 'reload' }, 'info', 'reload /cart'],
  [{ is: 'error', type: 'TypeError', message: 'x' }, 'error', 'TypeError: x'],
  [{ is: 'vital', metric: 'LCP', value: 4_691, rating: 'poor' }, 'warning', 'LCP 4.7 s poor'],
  [{ is: 'vital', metric: 'INP', value: 96.4, rating: 'good' }, 'info', 'INP 96 ms good'],
  [{ is: 'vital', metric: 'CLS', value: 0.0312, rating: 'good' }, 'info', 'CLS 0.031 good'],
  [
    {
      is: 'request',
      method: 'GET',
      target: '/api',
      status: 500,
      outcome: 'http-error',
      durationMs: 12.4,
    },
    'error',
    'GET /api 500 12 ms',
  ],
  [
    { is: 'request', method: 'GET', target: '/api', status: 0, outcome: 'aborted', durationMs: 3 },
    'warning',
    'GET /api aborted 3 ms',
  ],
])('tells %o', (given, level, text) => {
  expect(toBreadcrumbs([aSignal(given)], 'other')).toMatchObject([{ level, text }])
})

it('leaves the event itself out and keeps the newest sixty', () => {
  const signals = Array.from({ length: 80 }, (_, at) =>
    aSignal({ is: 'error', at, eventId: String(at), type: 'Error', message: '' }),
  )

  const breadcrumbs = toBreadcrumbs(signals, '79')

  expect(breadcrumbs.map(({ at }) => at)).toEqual(
    Array.from({ length: 60 }, (_, index) => index + 19),
  )
})

it("goes in time with the page's own trail, and tells nothing twice", () => {
  const trail = [
    { at: 10_000, kind: 'click', text: 'button#pay Pay' },
    { at: 12_000, kind: 'request', text: 'POST /pay 500', level: 'error' },
  ] as const
  const signals = [
    aSignal({ is: 'request', at: 12_200, method: 'POST', target: '/pay', status: 500 }),
    aSignal({ is: 'pageview', at: 2_000, navigationType: 'navigate' }),
    aSignal({ is: 'vital', at: 11_000, metric: 'LCP', value: 900, rating: 'good' }),
  ]

  const texts = toBreadcrumbs(signals, 'other', trail).map(({ text }) => text)

  expect(texts).toEqual(['navigate /cart', 'button#pay Pay', 'LCP 900 ms good', 'POST /pay 500'])
})
