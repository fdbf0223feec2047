import { expect, it } from 'vitest'
import { aNotification } from '../../../testing/a-notification.ts'
import { toPostedAlerts } from './alerts.ts'

const moment = { at: Date.UTC(2026, 10, 21, 22, 20), validMs: 240_000 }

it('posts what fires with an end that lies ahead', () => {
  expect(toPostedAlerts(aNotification(), { labels: { site: 'eu' } }, moment)).toMatchObject([
    {
      labels: {
        ...{ alertname: 'Checkout errors', project: 'shop', severity: 'critical' },
        ...{ release: '2.41.0', site: 'eu', source: 'seismo' },
      },
      annotations: {
        ...{ summary: '41 errors in 5 min, 3 expected', incident: 'checkout/1' },
        runbook_url: 'https://runbooks.example/checkout',
      },
      ...{ startsAt: '2026-11-21T22:14:00.000Z', endsAt: '2026-11-21T22:24:00.000Z' },
      generatorURL: 'https://seismo.example/p/shop/alerts',
    },
  ])
})

it('posts each alert of a group, and ends all with the group', () => {
  const endedAt = Date.UTC(2026, 10, 21, 22, 19)
  const alert = {
    ...{ state: 'firing' as const, rule: 'Slow', labels: { 'page.route': '/cart' }, summary: 's' },
    ...{ startedAt: 1, endedAt: null, url: 'https://seismo.example/a' },
  }
  const resolved = aNotification({ state: 'resolved', endedAt, alerts: [alert, alert] })

  const posted = toPostedAlerts(resolved, { labels: {} }, moment)

  expect(posted).toHaveLength(2)
  expect(posted[0]).toMatchObject({
    labels: { alertname: 'Slow', page_route: '/cart' },
    endsAt: '2026-11-21T22:19:00.000Z',
  })
})
