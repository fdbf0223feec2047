import { describe, expect, it } from 'vitest'
import { compareReleases, newestRelease } from './release-order.ts'

const NOTHING_SEEN = new Map<string, number>()

describe('compareReleases', () => {
  it.each([
    ['1.2.3', '1.2.4'],
    ['1.9.0', '1.10.0'],
    ['v1.9', '2.0.0'],
    ['shop@1.2.3', 'shop@1.2.10'],
    ['@acme/shop@1.2.3-beta.2', '@acme/shop@1.2.3-beta.11'],
    ['1.0.0-alpha', '1.0.0-alpha.1'],
    ['1.0.0-alpha.1', '1.0.0-alpha.beta'],
    ['1.0.0-rc.1', '1.0.0'],
    ['1.0.0.1', '1.0.0.2'],
  ])('has %s before %s', (older, newer) => {
    const seen = new Map([
      [newer, 1],
      [older, 2],
    ])

    expect(compareReleases(older, newer, seen)).toBe(-1)
    expect(compareReleases(newer, older, seen)).toBe(1)
  })

  it('goes by first sight where there are no versions, or those of two packages', () => {
    const seen = new Map([
      ['e83c516', 1],
      ['0a1b2c3', 2],
      ['shop@2.0.0', 3],
      ['checkout@1.0.0', 4],
      ['1.0.0+a', 5],
      ['1.0.0+b', 6],
    ])

    expect(compareReleases('e83c516', '0a1b2c3', seen)).toBe(-1)
    expect(compareReleases('shop@2.0.0', 'checkout@1.0.0', seen)).toBe(-1)
    expect(compareReleases('1.0.0+b', '1.0.0+a', seen)).toBe(1)
    expect(compareReleases('e83c516', 'never', seen)).toBe(-1)
  })

  it('takes two that never were seen, and one and the same, for equal', () => {
    expect(compareReleases('a', 'b', NOTHING_SEEN)).toBe(0)
    expect(compareReleases('1.0.0', '1.0.0', NOTHING_SEEN)).toBe(0)
  })

  it('orders whatever it is given: both ways alike, and without circles among versions', () => {
    const releases = [0, 1, 2, 10].flatMap((major) =>
      ['', '-a', '-a.1', '-a.b', '-1', '-1.0', '-2'].flatMap((before) => [
        `${major}.1.0${before}`,
        `${major}.1${before}`,
      ]),
    )
    const isBefore = (a: string, b: string) => compareReleases(a, b, NOTHING_SEEN) < 0
    const after = (a: string) => releases.filter((b) => isBefore(a, b))

    for (const a of releases) {
      const later = after(a)
      expect(later.filter((b) => isBefore(b, a))).toEqual([])
      expect(later.flatMap(after).filter((c) => !isBefore(a, c))).toEqual([])
    }
  })
})

describe('newestRelease', () => {
  it('is the greatest version, though an older one was patched since', () =>
    expect(
      newestRelease(
        new Map([
          ['2.0.0', 1],
          ['1.9.1', 2],
          ['', 3],
        ]),
      ),
    ).toBe('2.0.0'))

  it('is nothing where no release has a name', () =>
    expect(newestRelease(new Map([['', 3]]))).toBeUndefined())
})
