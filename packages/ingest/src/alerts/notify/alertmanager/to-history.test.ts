import { expect, it } from 'vitest'
import { alertmanagerWebhook } from '../../../contract/alertmanager.ts'
import { toHistory } from './to-history.ts'

function anAlert(given: object = {}) {
  const alert = {
    ...{ status: 'resolved', fingerprint: 'a1b2', labels: { alertname: 'DiskFull' } },
    ...{ startsAt: '2026-11-21T22:00:00Z', endsAt: '2026-11-21T22:10:00.5+00:00' },
    ...given,
  }
  const { alerts } = alertmanagerWebhook.parse({ version: '4', alerts: [alert] })
  return alerts.map(toHistory)[0]
}

it('is one incident from its beginning to its end', () => {
  const firing = anAlert({ status: 'firing', endsAt: '0001-01-01T00:00:00Z' })
  const resolved = anAlert()

  expect(firing).toMatchObject({ at: Date.UTC(2026, 10, 21, 22), state: 'firing' })
  expect(resolved).toMatchObject({ at: Date.UTC(2026, 10, 21, 22, 10) + 500, state: 'resolved' })
  expect(firing?.incident).toBe(resolved?.incident)
})

it.each([
  ['page', 'critical'],
  ['Info', 'info'],
  ['odd', 'warning'],
  [undefined, 'warning'],
])('reads the severity %s as %s', (word, severity) => {
  expect(anAlert({ labels: { alertname: 'a', severity: word ?? '' } })?.severity).toBe(severity)
})

it('leaves out what Alertmanager knows from us', () => {
  expect(anAlert({ labels: { alertname: 'a', source: 'seismo' } })).toBeUndefined()
})

it('keeps texts of any length and kind within bounds', () => {
  const long = 'x\n'.repeat(5_000)
  const entry = anAlert({ labels: { alertname: long, a: long }, annotations: { summary: long } })

  expect(entry?.rule.length).toBe(100)
  expect(entry?.summary.length).toBe(500)
  expect(entry?.labels.a?.length).toBe(200)
})

it.each([{ endsAt: '0001-01-01T00:00:00Z' }, { startsAt: '9999-01-01T00:00:00Z' }])(
  'refuses a time that the history cannot hold, and says so: %o',
  (given) => expect(() => anAlert(given)).toThrow('between 1970 and 2200'),
)
