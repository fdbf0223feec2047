import { expect, it } from 'vitest'
import { toBeaconUrl } from './beacon-url.ts'

it.each(['https://seismo.example', 'https://seismo.example/', 'https://seismo.example//'])(
  '%s takes beacons at one address',
  (endpoint) => {
    expect(toBeaconUrl(endpoint, 'k1')).toBe('https://seismo.example/v1/beacon?k=k1')
  },
)

it('may lie below a path', () => {
  expect(toBeaconUrl('https://shop.example/seismo/', 'k1')).toBe(
    'https://shop.example/seismo/v1/beacon?k=k1',
  )
})
