import { describe, expect, it } from 'vitest'
import { linkParts } from './link-parts.ts'

const hrefs = (text: string) => linkParts(text).flatMap(({ href }) => href ?? [])

describe('linkParts', () => {
  it('keeps every character in its order', () => {
    const text = 'see https://a.example/x, then (https://b.example/y_(z)) and https://c.example.'

    expect(
      linkParts(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
  })

  it.each([
    ['see https://a.example/x.', ['https://a.example/x']],
    ['(https://a.example/x)', ['https://a.example/x']],
    ['https://a.example/x_(y)', ['https://a.example/x_(y)']],
    ['https://a.example/?q=1&r=2, or', ['https://a.example/?q=1&r=2']],
    ['<a href="https://a.example/">', ['https://a.example/']],
    ['javascript:alert(1) data:text/html,x', []],
    ['https://', []],
    ['https://a.example/\u202Egpj.exe', ['https://a.example/']],
    ['', []],
  ])('finds the addresses of %j', (text, wanted) => expect(hrefs(text)).toEqual(wanted))
})
