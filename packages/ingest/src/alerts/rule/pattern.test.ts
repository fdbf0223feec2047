import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compilePattern } from './pattern.ts'

it.each([
  ['2\\.41\\..*', '2.41.7', true],
  ['2\\.41\\..*', '2x41.7', false],
  ['web|shop', 'shop', true],
  ['web|shop', 'webshop', false],
  ['/checkout/[a-z0-9-]+', '/checkout/step-2', true],
  ['[^/]*', 'a/b', false],
  ['(?:a|b){2,3}c?', 'abac', true],
  ['(?:a|b){2,3}c?', 'a', false],
  ['\\d{4}', '2026', true],
  ['^exact$', 'exact', true],
  ['', '', true],
  ['', 'x', false],
  ['.', '😀', true],
  ['[]a]', ']', true],
])('%s and %s', (pattern, text, expected) => {
  expect(compilePattern(pattern)(text)).toBe(expected)
})

it.each(['(', 'a)', '[a', '*a', 'a{', 'a{9,2}', '(?=a)', '\\q', 'a\\', '((a{50}){50}){50}'])(
  'refuses %s',
  (pattern) => {
    expect(() => compilePattern(pattern)).toThrow()
  },
)

it('says what a regular expression says', () => {
  const piece = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '(a|b)', 'a*', '(ab)+', 'b?', '|')
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 8 }),
      fc.stringMatching(/^[abc]{0,10}$/),
      (pieces, text) => {
        const source = pieces.join('')

        expect(compilePattern(source)(text)).toBe(new RegExp(`^(?:${source})$`, 's').test(text))
      },
    ),
    { numRuns: 2_000 },
  )
})

it('takes no longer for what hangs others', () => {
  const pattern = compilePattern('(a+)+b')
  const started = performance.now()

  expect(pattern('a'.repeat(200))).toBe(false)
  expect(performance.now() - started).toBeLessThan(1_000)
})
