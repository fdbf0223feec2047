import { describe, expect, it } from 'vitest'
import { toExceptions } from './exceptions.ts'

describe('toExceptions', () => {
  it('takes type, message and the raw stack of an error', () => {
    const error = new TypeError('x is undefined')

    expect(toExceptions(error)).toEqual([
      { type: 'TypeError', message: 'x is undefined', stack: error.stack },
    ])
  })

  it('follows causes, outermost first', () => {
    const error = new Error('checkout failed', { cause: new RangeError('no such month') })

    expect(toExceptions(error).map(({ type }) => type)).toEqual(['Error', 'RangeError'])
  })

  it('ends at a cause that leads back', () => {
    const error = new Error('a')
    error.cause = new Error('b', { cause: error })

    expect(toExceptions(error).map(({ message }) => message)).toEqual(['a', 'b'])
  })

  it('ends after ten causes', () => {
    let error = new Error('innermost')
    for (let i = 0; i < 20; i += 1) error = new Error(String(i), { cause: error })

    expect(toExceptions(error)).toHaveLength(10)
  })

  it('goes on from an AggregateError to its first error', () => {
    const error = new AggregateError([new TypeError('first'), new Error('second')], 'all failed')

    expect(toExceptions(error).map(({ message }) => message)).toEqual(['all failed', 'first'])
  })

  it.each([
    ['oops', 'string', 'oops'],
    [404, 'number', '404'],
    [undefined, 'undefined', 'undefined'],
    [null, 'object', 'null'],
    [Symbol('s'), 'symbol', 'Symbol(s)'],
    [{ code: 1, detail: 'secret' }, 'Object', 'Object with keys: code, detail'],
    [{ message: 'from an API', code: 1 }, 'Object', 'from an API'],
    [new DOMException('gone', 'NotFoundError'), 'NotFoundError', 'gone'],
  ])('names a thrown %s', (thrown, type, message) => {
    expect(toExceptions(thrown)).toMatchObject([{ type, message }])
  })

  it('survives getters and proxies that throw', () => {
    const hostile = new Proxy(
      {},
      {
        get: () => {
          throw new Error('no')
        },
        ownKeys: () => {
          throw new Error('no')
        },
      },
    )

    expect(toExceptions(hostile)).toEqual([{ type: 'object', message: 'Object with keys: ' }])
  })

  it('cuts a huge message and still keeps the frames below it', () => {
    const error = new Error('x'.repeat(100_000))

    const [exception] = toExceptions(error)

    expect(exception?.message).toHaveLength(4_096)
    expect(exception?.stack).toContain('exceptions.test')
  })

  it('keeps a whole chain within the bytes of one item', () => {
    let error = new Error('é'.repeat(9_000))
    for (let i = 0; i < 9; i += 1) {
      error = new Error('é'.repeat(9_000), { cause: error })
      error.stack = '語'.repeat(50_000)
    }

    const text = JSON.stringify(toExceptions(error))

    expect(new TextEncoder().encode(text).length).toBeLessThan(64 * 1024)
  })
})
