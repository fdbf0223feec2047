import type { Notification } from '../alerts/notification.ts'

const BEGAN = Date.UTC(2026, 10, 21, 22, 14)

/** With everything that a message can say; `given` is what the test is about. */
export function aNotification(given: Partial<Notification> = {}): Notification {
  return {
    key: 'checkout/1',
    revision: 1,
    state: 'firing',
    reason: 'new',
    title: 'Error spike on shop',
    summary: '41 errors in 5 min, 3 expected',
    description: '',
    severity: 'critical',
    labels: { release: '2.41.0' },
    kind: 'spike',
    rule: 'Checkout errors',
    project: 'shop',
    owner: 'web-team',
    figures: { value: 8.2, threshold: 5, expected: 3, observed: 41, exposure: 900, unit: 'errors' },
    startedAt: BEGAN,
    endedAt: null,
    since: { release: '2.41.0', environment: 'production', at: BEGAN - 180_000, isDeploy: true },
    affected: { users: 31, sessions: 40 },
    topIssue: {
      id: 'a1b2',
      shortId: 'SHOP-1',
      title: 'TypeError: cart.total is not a function',
      culprit: 'src/cart.ts in total',
      line: { file: 'src/cart.ts', number: 42, code: '  return cart.total() + shipping' },
      events: 41,
      users: 31,
      url: 'https://seismo.example/p/shop/issues/a1b2',
    },
    moved: ['Requests to /api/cart fail 12 times as often'],
    chart: aChart(),
    links: {
      page: 'https://seismo.example/p/shop/alerts',
      runbook: 'https://runbooks.example/checkout',
      snooze: [
        { label: '15 min', url: 'https://seismo.example/api/alerts/snooze?token=a' },
        { label: '1 h', url: 'https://seismo.example/api/alerts/snooze?token=b' },
      ],
    },
    alerts: [],
    more: 0,
    ...given,
  }
}

/** An hour by the minute: quiet, then a step. */
function aChart(): NonNullable<Notification['chart']> {
  const from = BEGAN - 50 * 60_000
  const minutes = Array.from({ length: 60 }, (_, index) => from + index * 60_000)
  return {
    unit: 'errors a minute',
    points: minutes.map((at, index) => ({ at, value: index < 50 ? index % 3 : 6 + (index % 5) })),
    threshold: 5,
    band: minutes.map((at) => ({ at, low: 0, high: 2 })),
    marks: [{ at: BEGAN - 180_000, label: '2.41.0' }],
  }
}
