import { expect, it } from 'vitest'
import { placesOf } from './places-of.ts'

it.each([
  [undefined, []],
  ['', []],
  [' ', []],
  ['/api', ['/api']],
  ['\n  /api  https://api.shop.example\n', ['/api', 'https://api.shop.example']],
])('names the places of %j', (text, places) => expect(placesOf(text)).toEqual(places))
