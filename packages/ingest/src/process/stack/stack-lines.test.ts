import { expect, it } from 'vitest'
import { MAX_STACK_CHARS, stackLines } from './stack-lines.ts'

it('yields trimmed lines from the given place', () => {
  expect([...stackLines('Error\n  at a\r\n\tat b', 5)]).toEqual(['', 'at a', 'at b'])
})

it('drops a line too long to be a frame', () => {
  expect([...stackLines(`a\n${'x'.repeat(5000)}\nb`, 0)]).toEqual(['a', 'b'])
})

it('keeps the ends of a long line with a data address', () => {
  const line = `at f (data:text/javascript;base64,${'A'.repeat(9000)}:1:45)`

  const [kept] = stackLines(line, 0)

  expect(kept).toMatch(/^at f \(data:text\/javascript;base64,A+:1:45\)$/)
  expect(kept?.length).toBeLessThan(300)
})

it('reads no further than its limit', () => {
  const stack = 'at a\n'.repeat(MAX_STACK_CHARS)

  expect([...stackLines(stack, 0)].length).toBeLessThanOrEqual(MAX_STACK_CHARS / 5 + 1)
})
