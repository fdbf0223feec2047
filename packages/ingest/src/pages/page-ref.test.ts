import { expect, it } from 'vitest'
import { readRef, refOfName, toRef } from './page-ref.ts'

it.each(['/cart', '', '.', '..', '~', '~k42', '~n', '/a/~k42', `/'"<&>?#%2F/../日本`])(
  'finds %j again by its name, which no address takes for its own',
  (name) => {
    const ref = toRef(name, '7')

    expect(readRef(ref)).toEqual({ name })
    expect(new URL(encodeURIComponent(ref), 'https://x/p/').pathname).toMatch(/^\/p\/.+/)
  },
)

it('names a page by its hash where an address could not hold it', () => {
  const name = '/日'.repeat(500)
  const ref = toRef(name, '12345678901234567890')

  expect(refOfName(name)).toBeUndefined()
  expect(ref).toBe('~k12345678901234567890')
  expect(readRef(ref)).toEqual({ key: '12345678901234567890' })
})

it('takes a hash that is none for a name', () => {
  expect(readRef(`~k1' OR 1=1`)).toEqual({ name: `~k1' OR 1=1` })
})
