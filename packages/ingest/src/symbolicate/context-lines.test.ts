import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { contextLines, toSourceText } from './context-lines.ts'

const twenty = toSourceText(Array.from({ length: 20 }, (_, i) => `line ${i + 1}`).join('\r\n'))

describe('contextLines', () => {
  it('shows five lines on either side, without their line ends', () => {
    const context = contextLines(twenty, { line: 10, column: 1 })

    expect(context.map(({ line }) => line)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15])
    expect(context[5]).toEqual({ line: 10, text: 'line 10' })
  })

  it.each([
    [1, [1, 6]],
    [20, [15, 20]],
  ])('stops at the rim of the source around line %i', (line, [first, last]) => {
    const context = contextLines(twenty, { line, column: 1 })

    expect(context.at(0)?.line).toBe(first)
    expect(context.at(-1)?.line).toBe(last)
  })

  it('is empty past the end of the source', () => {
    expect(contextLines(twenty, { line: 21, column: 1 })).toEqual([])
  })

  it('cuts a generated line to a window around the column', () => {
    const source = toSourceText(`${'a'.repeat(500)}HERE${'b'.repeat(500)}\nnext`)

    const [line] = contextLines(source, { line: 1, column: 501 })

    expect(line?.text).toHaveLength(300)
    expect(line?.text.indexOf('HERE')).toBe(150)
  })

  it('never cuts a surrogate pair in half', () => {
    const [line] = contextLines(toSourceText(`a${'😀'.repeat(400)}`), { line: 1, column: 1 })

    expect(line?.text.at(-1)).toBe('\ufffd')
  })

  it('lets the text go that its lines were cut from', () => {
    const before = heapUsed()
    const contexts = Array.from({ length: 40 }, (_, i) => {
      const text = toSourceText(`${String(i)}, a line that is long enough\n`.repeat(40_000))
      return contextLines(text, { line: 9, column: 1 })
    })

    expect(heapUsed() - before).toBeLessThan(10_000_000)
    expect(contexts).toHaveLength(40)
  })
})

function heapUsed(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  return process.memoryUsage().heapUsed
}
