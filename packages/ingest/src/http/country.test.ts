import { expect, it } from 'vitest'
import { countryOf } from './country.ts'

const headers = (value: string | undefined) => (name: string) =>
  name === 'cf-ipcountry' ? value : undefined

it.each<[told: string | undefined, country: string]>([
  ['DE', 'DE'],
  [' de ', 'DE'],
  // Not known, Tor, no country, and whatever a client may write.
  ['XX', ''],
  ['T1', ''],
  ['EU', ''],
  ['DE, FR', ''],
  ['__proto__', ''],
  ['D'.repeat(10_000), ''],
  [undefined, ''],
])('takes %j for %j', (told, country) => {
  const asked = { countryHeader: 'cf-ipcountry', proxies: 1 }

  expect(countryOf(headers(told), asked)).toBe(country)
})

it('believes nobody where it is not asked for, or no proxy is in front', () => {
  expect(countryOf(headers('DE'), { proxies: 1 })).toBe('')
  expect(countryOf(headers('DE'), { countryHeader: 'cf-ipcountry', proxies: 0 })).toBe('')
})
