import { describe, expect, it } from 'vitest'
import { aSymbolicatedFrame } from './a-symbolicated-frame.ts'
import { frameKey, frameTitle } from './frame-key.ts'

describe('frameKey', () => {
  it('is file and function', () => {
    expect(frameKey(aSymbolicatedFrame())).toBe('src/cart/total.ts sum')
  })

  it('does not move with the line', () => {
    expect(frameKey(aSymbolicatedFrame({ line: 99 }))).toBe(frameKey(aSymbolicatedFrame()))
  })

  it('tells nameless functions apart by their source line, without its literals', () => {
    const nameless = aSymbolicatedFrame({
      function: '<anonymous>',
      context: [
        { line: 40, text: 'items' },
        { line: 41, text: '  .map((item) => item.price * 7)' },
      ],
    })

    expect(frameKey(nameless)).toBe('src/cart/total.ts .map((item) => item.price * <number>)')
  })

  it('ignores the names that minifiers give', () => {
    const frame = aSymbolicatedFrame({
      file: 'https://h/app-3f9c1a2b.js',
      function: 'qT',
      status: 'no-map',
    })

    expect(frameKey(frame)).toBe('app.js')
  })
})

it('titles a place', () => {
  expect(frameTitle(aSymbolicatedFrame({ function: 'Cart.sum' }))).toBe('src/cart/total.ts in sum')
})
