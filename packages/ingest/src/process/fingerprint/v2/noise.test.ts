import { describe, expect, it } from 'vitest'
import { aSymbolicatedFrame } from '../v1/a-symbolicated-frame.ts'
import { fingerprint } from './fingerprint.ts'

const ofExtension = aSymbolicatedFrame({
  file: 'chrome-extension://abc/content.js',
  inApp: false,
  status: 'not-minified',
})

function grouped(type: string, message: string, frames = [] as (typeof ofExtension)[]) {
  return fingerprint({ exceptions: [{ type, message, frames }], route: '/orders/4711' })
}

describe('noise', () => {
  it.each([
    ['', 'Script error.', 'opaque'],
    ['', 'Uncaught Script error.', 'opaque'],
    ['', 'ResizeObserver loop completed with undelivered notifications.', 'resize-loop'],
    ['', 'ResizeObserver loop limit exceeded', 'resize-loop'],
    ['Error', 'Minified React error #418; visit https://react.dev/errors/418', 'hydration'],
    ['Error', 'Hydration failed because the server rendered HTML did not match', 'hydration'],
    ['Error', 'NG0500: During hydration Angular expected <div>', 'hydration'],
    ['ReferenceError', "Can't find variable: __gCrWeb", 'injected'],
    [
      'TypeError',
      "undefined is not an object (evaluating 'window.webkit.messageHandlers')",
      'injected',
    ],
    ['UnhandledRejection', 'Object Not Found Matching Id:3, MethodName:update', 'injected'],
    ['TypeError', 'Failed to fetch dynamically imported module: https://h/a.js', 'chunk-load'],
    ['Error', 'Failed to load chunk /_next/static/chunks/4a.js', 'chunk-load'],
    ['SecurityPolicyViolation', 'script-src blocked https://ads.example/a.js', 'policy'],
    ['EvalError', "Refused to evaluate a string as JavaScript because 'unsafe-eval'", 'policy'],
    ['TypeError', 'Load failed', 'network'],
    ['AxiosError', 'Network Error', 'network'],
    ['Object', 'Object with keys: b, a', 'non-error'],
    ['string', 'payment 4711 failed', 'non-error'],
    ['ResourceError', '<img> did not load: https://cdn.example/x.png', 'resource'],
  ])('%s %s is %s', (type, message, kind) => {
    expect(grouped(type, message).class).toBe(kind)
  })

  it('is one issue for a framework and a route', () => {
    expect(grouped('Error', 'Minified React error #425').why).toEqual([
      'hydration by React',
      'on /orders/*',
    ])
  })

  it('of the network is told apart by host and route', () => {
    expect(grouped('TypeError', 'Failed to fetch (api.shop.example)').why).toEqual([
      'request without an answer',
      'of api.shop.example',
      'on /orders/*',
    ])
  })

  it('of values that are no errors is told apart by sorted keys, or by what varies not', () => {
    const value = 'Non-Error promise rejection captured with value: payment 12 failed'

    expect(grouped('Object', 'Object with keys: b, a').primary).toBe(
      grouped('Object', 'Object with keys: a,b').primary,
    )
    expect(grouped('UnhandledRejection', value).primary).toBe(
      grouped('string', 'payment 4711 failed').primary,
    )
    expect(grouped('string', 'no cart').primary).not.toBe(grouped('string', 'no user').primary)
  })

  it('of an extension is so with library calls below it, and where it threw into the page', () => {
    const library = aSymbolicatedFrame({ file: 'node_modules/react/index.js', inApp: false })

    expect(grouped('Error', 'x', [ofExtension, library]).class).toBe('extension')
    expect(grouped('Error', 'x', [ofExtension, aSymbolicatedFrame()]).class).toBe('extension')
    expect(grouped('Error', 'x', [library, ofExtension]).class).toBe('extension')
  })

  it('is nothing that the project itself threw', () => {
    const own = aSymbolicatedFrame()

    expect(grouped('Error', 'x', [own, ofExtension]).class).toBe('error')
    expect(grouped('TypeError', 'Load failed', [own]).class).toBe('error')
    expect(grouped('TypeError', 'MetaMask is gone', [own]).class).toBe('error')
  })
})
