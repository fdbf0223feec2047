import { describe, expect, it } from 'vitest'
import { toExceptions } from './exceptions.ts'

describe('an error', () => {
  it('is told with type, message and stack', () => {
    const [exception] = toExceptions(new TypeError('x is undefined'))

    expect(exception).toMatchObject({ type: 'TypeError', message: 'x is undefined' })
    expect(exception?.stack).toContain('exceptions.test.ts')
  })

  it('is of the type its name says', () => {
    const error = Object.assign(new Error('declined'), { name: 'PaymentError' })

    expect(toExceptions(error)).toMatchObject([{ type: 'PaymentError', message: 'declined' }])
  })

  it('leaves type and message out of the stack of V8', () => {
    const error = new TypeError('two\nlines')
    error.stack = 'TypeError: two\nlines\n    at pay (https://shop.example/app.js:1:2)'

    expect(toExceptions(error)[0]?.stack).toBe('\n    at pay (https://shop.example/app.js:1:2)')
  })

  it('keeps the stack of SpiderMonkey whole, which starts with a frame', () => {
    const error = new TypeError('x is undefined')
    error.stack = 'pay@https://shop.example/app.js:1:2\n@https://shop.example/app.js:9:1\n'

    expect(toExceptions(error)[0]?.stack).toBe(error.stack)
  })

  it('is read from another realm, where it is no instance of Error', () => {
    const foreign = { name: 'RangeError', message: 'too far', stack: 'RangeError: too far\n at f' }

    expect(toExceptions(foreign)).toMatchObject([
      { type: 'RangeError', message: 'too far', stack: '\n at f' },
    ])
  })

  it('brings the code of a DOMException', () => {
    expect(toExceptions(new DOMException('full', 'QuotaExceededError'))).toMatchObject([
      { type: 'QuotaExceededError', message: 'full', code: 22 },
    ])
  })

  it('brings no code that is a text, as those of Node are', () => {
    const error = Object.assign(new Error('no'), { code: 'ENOENT' })

    expect(toExceptions(error)[0]).toHaveProperty('code', undefined)
  })
})

describe('a chain', () => {
  it('goes from the outermost to its causes', () => {
    const root = new Error('refused')
    const middle = new Error('no answer', { cause: root })

    const chain = toExceptions(new Error('not paid', { cause: middle }))

    expect(chain.map(({ message, parent }) => [message, parent])).toEqual([
      ['not paid', undefined],
      ['no answer', undefined],
      ['refused', undefined],
    ])
  })

  it('names the parents of what an AggregateError holds', () => {
    const first = new Error('first', { cause: 'its cause' })
    const all = new AggregateError([first, new Error('second')], 'all', {
      cause: new Error('why'),
    })

    expect(toExceptions(all).map(({ message, parent }) => [message, parent])).toEqual([
      ['all', undefined],
      ['why', undefined],
      ['first', 0],
      ['second', 0],
      ['its cause', 2],
    ])
  })

  it('ends where it leads back to itself', () => {
    const error: Error = new Error('outer')
    error.cause = new Error('inner', { cause: error })

    expect(toExceptions(error)).toHaveLength(2)
  })

  it('ends after ten', () => {
    const errors = Array.from({ length: 20 }, (_, index) => new Error(String(index)))

    expect(toExceptions(new AggregateError(errors))).toHaveLength(10)
  })

  it('keeps its cause where `errors` is no list, as with validation errors', () => {
    const error = Object.assign(new Error('invalid', { cause: new Error('why') }), {
      errors: { email: 'missing' },
    })

    expect(toExceptions(error).map(({ message }) => message)).toEqual(['invalid', 'why'])
  })

  it('shares a budget of text', () => {
    const cause = new Error('y'.repeat(30_000))
    const chain = toExceptions(new Error('x'.repeat(15_000), { cause }))

    const length = chain.reduce(
      (sum, { message, stack = '' }) => sum + message.length + stack.length,
      0,
    )

    expect(length).toBe(20_000)
    expect(chain[0]?.message).toHaveLength(15_000)
  })
})

describe('what is no error', () => {
  function Refusal() {
    // Made by a class of the page's own.
  }
  const refusal = Object.assign(Object.create(Refusal.prototype as object) as object, {
    ...{ reason: 'secret', code: 7 },
  })

  it.each([
    ['no seats left', 'string', 'no seats left'],
    [404, 'number', '404'],
    [null, 'object', 'null'],
    [undefined, 'undefined', 'undefined'],
    [Symbol('gone'), 'symbol', 'Symbol(gone)'],
    [{ status: 500, token: 'secret' }, 'Object', 'Object with keys: status,token'],
    [refusal, 'Refusal', 'Object with keys: reason,code'],
    [['secret'], 'Array', 'Object with keys: 0'],
  ])('%o is told as %s, with keys and without values', (thrown, type, message) => {
    expect(toExceptions(thrown)).toMatchObject([{ type, message }])
  })

  const trap = () => {
    throw new Error('hostile')
  }
  it.each([
    ['a getter', Object.defineProperty(new Error('x'), 'message', { get: trap })],
    ['a proxy', new Proxy({}, { get: trap, getPrototypeOf: trap, ownKeys: trap })],
    ['no prototype', Object.create(null)],
    ['a stack of another kind', Object.assign(new Error('x'), { stack: 7 })],
  ])('does not throw for one with %s', (_, hostile) => {
    expect(toExceptions(hostile)).toMatchObject([{ type: expect.any(String) as string }])
  })

  it('is unreadable where its properties throw', () => {
    expect(toExceptions(new Proxy({}, { get: trap }))).toMatchObject([{ message: 'unreadable' }])
  })
})
