import { describe, expect, it } from 'vitest'
import { aLibraryFrame, aSymbolicatedFrame } from './a-symbolicated-frame.ts'
import { noiseOf } from './noise.ts'

function classOf(type: string, message: string, frames = [] as ReturnType<typeof aLibraryFrame>[]) {
  return noiseOf({ type, message, frames }, '/cart')?.class
}

const extensionFrame = aSymbolicatedFrame({ file: 'chrome-extension://abc/x.js', inApp: false })

describe('noiseOf', () => {
  it.each([
    ['opaque', 'Error', 'Script error.'],
    ['opaque', '', 'Script error'],
    ['opaque', 'Error', 'ResizeObserver loop completed with undelivered notifications.'],
    ['chunk-load', 'ChunkLoadError', 'x'],
    ['chunk-load', 'Error', 'Loading chunk 17 failed.\n(error: https://h/17.js)'],
    ['chunk-load', 'Error', 'Loading CSS chunk cart failed.'],
    ['chunk-load', 'TypeError', 'Failed to fetch dynamically imported module: https://h/a.js'],
    ['chunk-load', 'TypeError', 'error loading dynamically imported module: https://h/a.js'],
    ['chunk-load', 'TypeError', 'Importing a module script failed.'],
    ['chunk-load', 'Error', 'Unable to preload CSS for /assets/a.css'],
    ['network', 'TypeError', 'Failed to fetch'],
    ['network', 'TypeError', 'NetworkError when attempting to fetch resource.'],
    ['network', 'TypeError', 'Load failed'],
    ['network', 'AxiosError', 'Network Error'],
    ['non-error', 'string', 'nope'],
    ['non-error', 'Response', 'Object with keys: status, ok'],
    ['policy', 'SecurityPolicyViolation', 'script-src-elem blocked https://ads.example/x.js'],
    ['resource', 'ResourceError', '<img> did not load: https://cdn.example/x.png'],
    [undefined, 'TypeError', 'x is not a function'],
  ])('is %s for %s: %s', (expected, type, message) => {
    expect(classOf(type, message)).toBe(expected)
  })

  it('is no noise when the project called the request', () => {
    expect(classOf('TypeError', 'Failed to fetch', [aSymbolicatedFrame()])).toBeUndefined()
  })

  it('is network noise when only a library called the request', () => {
    expect(classOf('TypeError', 'Failed to fetch', [aLibraryFrame('ky')])).toBe('network')
  })

  it('is an extension when every call is inside of one', () => {
    expect(classOf('TypeError', 'x', [extensionFrame])).toBe('extension')
    expect(classOf('TypeError', 'x', [extensionFrame, aSymbolicatedFrame()])).toBeUndefined()
  })

  it('keys thrown objects by their sorted keys', () => {
    const pieces = (message: string) => noiseOf({ type: 'Object', message, frames: [] }, '')?.pieces

    expect(pieces('Object with keys: b, a')).toEqual(pieces('Object with keys: a, b'))
  })

  const piecesOf = (type: string, message: string) =>
    noiseOf({ type, message, frames: [] }, '')?.pieces

  it('keys policy violations by directive and blocked host', () => {
    const blocked = (text: string) => piecesOf('SecurityPolicyViolation', text)

    const one = blocked('script-src-elem blocked https://ads.example/a.js')
    expect(one).toEqual(['policy script-src-elem', 'blocked ads.example'])
    expect(blocked('script-src-elem blocked https://ads.example/b.js')).toEqual(one)
    expect(blocked('img-src blocked https://ads.example/a.js')).not.toEqual(one)
    expect(blocked('script-src-elem blocked inline')).toContain('blocked inline')
  })

  it('keys files that did not load by element and host', () => {
    const missing = (text: string) => piecesOf('ResourceError', text)

    const one = missing('<img> did not load: https://cdn.example/1.png')
    expect(one).toEqual(['file of <img>', 'from cdn.example'])
    expect(missing('<img> did not load: https://cdn.example/2.png')).toEqual(one)
    expect(missing('<link> did not load: https://cdn.example/1.png')).not.toEqual(one)
    expect(missing('<img> did not load: https://other.example/1.png')).not.toEqual(one)
  })

  it('keys failed requests by the page without ids', () => {
    const on = (route: string) =>
      noiseOf({ type: 'TypeError', message: 'Load failed', frames: [] }, route)?.pieces

    expect(on('https://h/orders/1')).toEqual(on('https://h/orders/2'))
    expect(on('https://h/orders/1')).not.toEqual(on('https://h/cart'))
  })
})
