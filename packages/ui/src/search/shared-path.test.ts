import { expect, it } from 'vitest'
import { sharedPath } from './shared-path.ts'

const NOW = Date.parse('2026-11-21T12:00:00Z')

it('fixes the time range, and keeps the rest as it is', () =>
  expect(
    sharedPath({ pathname: '/p/web/issues', query: '?q=price&from=-1h', hasTimeRange: true }, NOW),
  ).toBe('/p/web/issues?q=price&from=2026-11-21T11:00:00.000Z&to=2026-11-21T12:00:00.000Z'))

it('says the time range that goes without saying', () =>
  expect(sharedPath({ pathname: '/p/web/vitals', query: '', hasTimeRange: true }, NOW)).toBe(
    '/p/web/vitals?from=2026-11-20T12:00:00.000Z&to=2026-11-21T12:00:00.000Z',
  ))

it('adds none where the page has none', () =>
  expect(
    sharedPath({ pathname: '/p/web/alerts', query: '?show=rules', hasTimeRange: false }, NOW),
  ).toBe('/p/web/alerts?show=rules'))
