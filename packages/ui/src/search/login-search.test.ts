import { expect, it } from 'vitest'
import { readLoginSearch } from './login-search.ts'

it('keeps an address of this page', () =>
  expect(readLoginSearch({ next: '/p/shop/issues?q=a' })).toEqual({ next: '/p/shop/issues?q=a' }))

it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', 7])(
  'never leads to %s',
  (next) => expect(readLoginSearch({ next })).toEqual({}),
)

it('takes of what went wrong the words it knows alone', () => {
  expect(readLoginSearch({ problem: 'expired', next: '/' })).toEqual({
    ...{ problem: 'expired', next: '/' },
  })
  expect(readLoginSearch({ problem: 'Call +1 555 0100' })).toEqual({})
})
