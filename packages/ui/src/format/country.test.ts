import { expect, it } from 'vitest'
import { countryName } from './country.ts'

it.each([
  ['DE', 'Germany'],
  ['QQ', 'QQ'],
  ['', ''],
  ['Germany', 'Germany'],
])('calls %s %s', (code, name) => expect(countryName(code)).toBe(name))
