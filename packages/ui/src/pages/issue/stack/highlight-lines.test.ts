import { describe, expect, it } from 'vitest'
import { highlightLines } from './highlight-lines.ts'

const text = (line: readonly { value: string }[]) => line.map((token) => token.value).join('')

describe('highlightLines', () => {
  it('tells keywords, strings and comments apart', () => {
    const [line = []] = highlightLines(["const a = 'b' // c"])
    const typeOf = (value: string) => line.find((token) => token.value === value)?.type

    expect(typeOf('const')).toBe('keyword')
    expect(typeOf('// c')).toBe('comment')
    expect(line.some((token) => token.type === 'string')).toBe(true)
  })

  it.each([
    [['<img src=x onerror=alert(1)>', '</script><script>alert(1)</script>']],
    [['  */ return `unclosed', '${x', '']],
    [['\u202Eevil\u202C \u0000', 'const a = /[/]/g', '\t"']],
    [['x'.repeat(5_000)]],
  ])('keeps every character of %j', (lines) =>
    expect(highlightLines(lines).map(text)).toEqual(lines),
  )
})
