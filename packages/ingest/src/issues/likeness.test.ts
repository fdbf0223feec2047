import { expect, it } from 'vitest'
import { likenessOf, type Compared } from './likeness.ts'

const anIssue = (given: Partial<Compared> = {}): Compared => ({
  ...{ type: 'TypeError', message: 'x of order 7 is undefined', culprit: 'src/cart.ts in sum' },
  why: ['type TypeError', 'frame src/cart.ts sum', 'frame src/app.ts main'],
  ...given,
})

it.each<[string, Partial<Compared>, number, string[]]>([
  ['itself', {}, 1, ['same message', '2 of 2 frames', 'same place', 'same type']],
  [
    'another order',
    { message: 'x of order 8812 is undefined' },
    1,
    ['same message', '2 of 2 frames', 'same place', 'same type'],
  ],
  [
    'another caller',
    { why: ['frame src/cart.ts sum', 'frame src/old.ts main'] },
    0.75,
    ['same message', '1 of 2 frames', 'same place', 'same type'],
  ],
  [
    'nothing in common',
    { type: 'RangeError', message: 'quite another', culprit: 'b', why: ['frame b c'] },
    0,
    [],
  ],
])('tells how alike an issue and %s are', (_, given, likeness, because) =>
  expect(likenessOf(anIssue(), anIssue(given))).toEqual({ likeness, because }),
)

it('goes by the message where there are no frames, and is the same both ways', () => {
  const [a, b] = [anIssue({ why: [], culprit: '' }), anIssue({ why: [], culprit: '', type: 'E' })]

  expect(likenessOf(a, b).likeness).toBeGreaterThan(0.8)
  expect(likenessOf(a, b).likeness).toBe(likenessOf(b, a).likeness)
})

it('knows what engines say in other words', () => {
  const piece = 'message read of a property of undefined'
  const chrome = anIssue({ message: 'Cannot read properties of undefined', why: [piece] })
  const safari = anIssue({ message: 'undefined is not an object', why: [piece] })

  expect(likenessOf(chrome, safari).because).toContain('same message')
})

it('takes a hostile message in no time', () => {
  const message = 'a1 '.repeat(100_000)
  const startedAt = performance.now()

  likenessOf(anIssue({ message }), anIssue({ message: `${message}b` }))

  expect(performance.now() - startedAt).toBeLessThan(50)
})
