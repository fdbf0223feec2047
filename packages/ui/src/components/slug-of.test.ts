import { expect, it } from 'vitest'
import { slugOf } from './slug-of.ts'

it.each([
  ['Web', 'web'],
  ['  Café, Neu & Söhne ', 'cafe-neu-sohne'],
  ['2024 shop--EU', 'shop-eu'],
  ['Магазин', ''],
  [`${'a'.repeat(31)} shop`, 'a'.repeat(31)],
  ['<b>"</b>', 'b-b'],
])('calls %j %j', (name, slug) => expect(slugOf(name)).toBe(slug))
