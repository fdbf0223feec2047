import { describe, expect, it } from 'vitest'
import { aLibraryFrame, aSymbolicatedFrame } from '../v1/a-symbolicated-frame.ts'
import { leastCpuMs } from '../../../testing/least-cpu-ms.ts'
import { fingerprint, type FingerprintInput } from './fingerprint.ts'

function ofError(
  given: Partial<FingerprintInput['exceptions'][number]> = {},
  more: Partial<FingerprintInput> = {},
) {
  const frames = [aSymbolicatedFrame()]
  return fingerprint({
    exceptions: [{ type: 'TypeError', message: 'no cart', frames, ...given }],
    ...more,
  })
}

describe('a fingerprint', () => {
  it('tells what it is made of', () => {
    expect(ofError()).toMatchObject({
      version: 'v2',
      class: 'error',
      why: ['type TypeError', 'frame src/cart/total.ts sum', 'message no cart'],
      culprit: 'src/cart/total.ts in sum',
      template: 'no cart',
    })
  })

  it('is one of an engine’s words at a place, whatever class the engine gave', () => {
    const words = ['Maximum call stack size exceeded', 'too much recursion']

    expect(ofError({ type: 'RangeError', message: words[0] ?? '' }).primary).toBe(
      ofError({ type: 'InternalError', message: words[1] ?? '' }).primary,
    )
  })

  it('leaves out helpers that compilers and monitors put between', () => {
    const frames = [aLibraryFrame('tslib'), aLibraryFrame('zone.js'), aSymbolicatedFrame()]

    expect(ofError({ frames }).primary).toBe(ofError().primary)
  })

  it('takes scripts of others for foreign', () => {
    const tag = aSymbolicatedFrame({
      file: 'https://www.googletagmanager.com/gtm.js?id=1',
      status: 'no-map',
    })

    expect(ofError({ frames: [tag, aSymbolicatedFrame()] }).why).toContain(
      'frame src/cart/total.ts sum',
    )
  })

  it('reads a minified class from the line that threw it', () => {
    const context = [{ line: 41, text: '  throw new StructError(failure)' }]
    const frames = [aSymbolicatedFrame({ context })]

    expect(ofError({ type: 'ZD', frames }).why).toContain('type StructError')
    expect(ofError({ type: 'ZD' }).why[0]).toBe('frame src/cart/total.ts sum')
  })

  it('takes the caller along where a wrapper of fetch threw', () => {
    const frames = [
      aSymbolicatedFrame({ function: 'fetchJson', file: 'src/api/fetch.ts' }),
      aSymbolicatedFrame(),
    ]

    expect(ofError({ type: 'HttpError', message: 'status 500', frames }).why).toEqual([
      'type HttpError',
      'frame src/api/fetch.ts fetchJson',
      'frame src/cart/total.ts sum',
      'message status 500',
    ])
  })

  it('of what failed together is the same in any order, and for any number of the same', () => {
    const of = (...messages: string[]) =>
      fingerprint({
        exceptions: [
          { type: 'AggregateError', message: 'many', frames: [] },
          ...messages.map((message) => ({ type: 'Error', message, frames: [], parent: 0 })),
        ],
      }).primary

    expect(of('b 1', 'a 2')).toBe(of('a 7', 'b 8', 'a 9'))
    expect(of('a', 'b')).not.toBe(of('a', 'c'))
  })

  it('is by the page’s own terms where it has some, ids in the message left out', () => {
    const message = 'order 4711 failed'

    expect(ofError({ message }, { userFingerprint: [message] }).why).toEqual([
      'custom order <number> failed',
    ])
    expect(ofError({}, { userFingerprint: ['pay', '{{ default }}'] }).why).toEqual([
      'custom pay',
      ...ofError().why,
    ])
  })

  it('is finer by calls, message and route, and never the issue’s own', () => {
    const calls = ofError({
      frames: [aSymbolicatedFrame(), aSymbolicatedFrame({ function: 'go' })],
    })
    const elsewhere = ofError({}, { route: '/b' })

    expect(calls.primary).toBe(ofError().primary)
    expect(new Set([ofError().fine, calls.fine, elsewhere.fine, ofError().primary]).size).toBe(4)
    expect(ofError().fine).toBe(ofError().fine)
  })

  it('is weakly the same wherever it is thrown', () => {
    const elsewhere = ofError({ frames: [aSymbolicatedFrame({ file: 'src/other.ts' })] })

    expect(elsewhere.weak).toBe(ofError().weak)
    expect(elsewhere.primary).not.toBe(ofError().primary)
    expect(ofError({ message: 'no user' }).weak).not.toBe(ofError().weak)
  })

  it('is there where nothing is', () => {
    const none = fingerprint({ exceptions: [] })

    expect(none).toMatchObject({ class: 'error', culprit: '', why: ['message '] })
    expect(none.primary).toMatch(/^[\da-f]{32}$/)
  })

  it('costs as much as the stack is long where it is hostile', () => {
    const frames = Array.from({ length: 10_000 }, (_, index) =>
      aSymbolicatedFrame({ file: `https://h/${'a-1/'.repeat(100)}${String(index)}.js` }),
    )
    const message = `"${'x '.repeat(1e5)}`

    expect(leastCpuMs(() => ofError({ message, frames }))).toBeLessThan(200)
  })
})
