import { describe, expect, it } from 'vitest'
import { leastCpuMs } from '../../testing/least-cpu-ms.ts'
import { parseChromiumLine } from './chromium.ts'
import { MAX_FRAMES, parseStack } from './parse-stack.ts'
import { parseWebkitLine } from './webkit.ts'

function parse(stack: string, message = 'boom') {
  return parseStack({ type: 'Error', message, stack })
}

describe('parseStack', () => {
  it('reads a V8 stack, top first', () => {
    expect(parse('Error: boom\n    at a (a.js:1:2)\n    at b (b.js:3:4)')).toEqual([
      { function: 'a', file: 'a.js', line: 1, column: 2 },
      { function: 'b', file: 'b.js', line: 3, column: 4 },
    ])
  })

  it('reads a SpiderMonkey stack', () => {
    expect(parse('a@https://h/a.js:1:2\n@https://h/b.js:3:4\n')).toEqual([
      { function: 'a', file: 'https://h/a.js', line: 1, column: 2 },
      { file: 'https://h/b.js', line: 3, column: 4 },
    ])
  })

  it('takes no frame from a message of many lines', () => {
    const message = 'first\n    at fake (https://evil.example/x.js:1:1)\nlast'

    expect(parse(`Error: ${message}\n    at real (a.js:1:2)`, message)).toEqual([
      { function: 'real', file: 'a.js', line: 1, column: 2 },
    ])
  })

  it('takes no frame from an address in the message of a V8 stack', () => {
    const stack = 'Error: mail me@http://x.example:80:1\n    at real (a.js:1:2)'

    expect(parse(stack, 'unknown').map((frame) => frame.function)).toEqual(['real'])
  })

  it('reads past lines that are not frames', () => {
    const stack = 'Error: boom\n  at a (a.js:1:2)\n  ... skipping 50 frames\n  at b (b.js:3:4)'

    expect(parse(stack).map((frame) => frame.function)).toEqual(['a', 'b'])
  })

  it('puts the file that Node could not parse on top', () => {
    const stack = '/srv/bad.js:3\nlet let\n    ^\n\nSyntaxError: x\n    at load (node:vm:1:2)'

    expect(parse(stack, 'x')[0]).toEqual({ file: '/srv/bad.js', line: 3 })
  })

  it('keeps a limited number of frames', () => {
    expect(parse('Error: boom\n' + '    at f (a.js:1:2)\n'.repeat(1000))).toHaveLength(MAX_FRAMES)
  })

  it('finds nothing in a stack of prose', () => {
    expect(parse('Error: boom\nthe fox: at the (lazy) dog @ home\n'.repeat(50))).toEqual([])
  })

  it('shortens the address of a data script', () => {
    const [frame] = parse(`Error: boom\n    at f (data:text/javascript,${'x'.repeat(500)}:1:2)`)

    expect(frame).toMatchObject({ function: 'f', line: 1, column: 2 })
    expect(frame?.file?.length).toBe(100)
  })
})

describe('the position of the event', () => {
  const at = { file: 'a.js', line: 5, column: 6 }

  it('stands in for a stack without frames', () => {
    expect(parseStack({ type: 'SyntaxError', message: 'x', stack: 'SyntaxError: x', at })).toEqual([
      at,
    ])
  })

  it('completes a top frame without a line', () => {
    const stack = 'Error: boom\n    at f (a.js)'

    expect(parseStack({ type: 'Error', message: 'boom', stack, at })).toEqual([
      { function: 'f', ...at },
    ])
  })

  it('changes no frame that knows its line', () => {
    const stack = 'Error: boom\n    at f (a.js:1:2)'

    expect(parseStack({ type: 'Error', message: 'boom', stack, at })[0]?.line).toBe(1)
  })

  it('says nothing of a script of another origin', () => {
    const hidden = { file: '', line: 0, column: 0 }

    expect(parseStack({ type: '', message: 'Script error.', stack: '', at: hidden })).toEqual([])
  })
})

/** Twice the input may cost little more than twice the time; quadratic work costs four times. */
describe('linear time', () => {
  const shapes: [string, (size: number) => string][] = [
    ['spaces', (size) => `at ${' '.repeat(size)}f (http://a/b.js:1:2)`],
    ['open brackets', (size) => `at ${'('.repeat(size)}:1:2`],
    ['closed brackets', (size) => `at f (${')'.repeat(size)}`],
    ['calls', (size) => `at ${' ('.repeat(size / 2)}a.js:1:2)`],
    ['evals', (size) => `at f (${'eval at g ('.repeat(size / 11)}a.js:1:2${')'.repeat(size / 11)}`],
    ['at signs', (size) => `${'@'.repeat(size)}http://a/b.js:1:2`],
    ['spaced at signs', (size) => '@ '.repeat(size / 2)],
    ['scopes', (size) => `f${'/@'.repeat(size / 2)}`],
    ['colons', (size) => `at f (${':'.repeat(size)})`],
    ['generated code', (size) => `f@http://a/b.js${' line 1 > eval'.repeat(size / 14)}:1:2`],
    ['digits', (size) => `at f (http://a/b.js:${'1'.repeat(size)})`],
    ['arguments', (size) => `${'<anonymous function: '.repeat(size / 21)})@http://a/b.js:1`],
  ]

  it.each(shapes)('holds for a line of %s', (_, line) => {
    const small = line(20_000)
    const large = line(40_000)
    const parseLine = (text: string) => parseChromiumLine(text) ?? parseWebkitLine(text)

    expect(
      growth(
        () => parseLine(small),
        () => parseLine(large),
      ),
    ).toBeLessThan(3)
  })

  it('holds for the number of lines', () => {
    const lines = (count: number) => 'the fox: at the (lazy) dog @ home\n'.repeat(count)
    const small = lines(3_500)
    const large = lines(7_000)

    expect(
      growth(
        () => parse(small),
        () => parse(large),
      ),
    ).toBeLessThan(3)
  })
})

/**
 * How much longer the second takes, by the best run of each: load on the machine only adds.
 * Measured until it is good enough, so that a busy machine costs seconds and not a failure; below
 * half a millisecond there is nothing to compare.
 */
function growth(first: () => unknown, second: () => unknown): number {
  const deadline = performance.now() + 3_000
  let ratio = Infinity
  let [firstMs, secondMs] = [Infinity, Infinity]
  while (ratio >= 3 && performance.now() < deadline) {
    firstMs = Math.min(firstMs, leastCpuMs(first, 1))
    secondMs = Math.min(secondMs, leastCpuMs(second, 1))
    ratio = secondMs < 0.5 ? 0 : secondMs / firstMs
  }
  return ratio
}
