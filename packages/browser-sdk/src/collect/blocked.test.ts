import { describe, expect, it } from 'vitest'
import { aHost } from '../testing/a-host.ts'
import { aPage } from '../testing/a-page.ts'
import { blocked } from './blocked.ts'

function start() {
  const page = aPage()
  const all = aHost()
  blocked(all.host)
  return { ...all, ...page }
}

describe('a file that did not load', () => {
  it.each([
    [
      { localName: 'img', src: '/logo.png?token=1' },
      '<img> did not load: https://shop.example/logo.png',
    ],
    [
      { localName: 'link', href: '/site.css' },
      '<link> did not load: https://shop.example/site.css',
    ],
  ])('is told with its address: %j', (target, message) => {
    const { dispatch, reported } = start()

    dispatch('error', { target })

    expect(reported).toEqual([
      { thrown: { name: 'ResourceError', message }, mechanism: 'resource' },
    ])
  })

  it.each([
    ['the window', { name: 'window' }],
    ['an element without an address', { localName: 'img', src: '' }],
  ])('is not %s', (_, target) => {
    const { dispatch, reported } = start()

    dispatch('error', { target })

    expect(reported).toEqual([])
  })
})

describe('a violation of the policy', () => {
  it.each([
    ['https://evil.example/x.js?y', 'https://evil.example/x.js'],
    ['inline', 'inline'],
    ['eval', 'eval'],
  ])('by %s is told', (blockedURI, what) => {
    const { dispatch, reported } = start()

    dispatch('securitypolicyviolation', {
      blockedURI,
      effectiveDirective: 'script-src-elem',
      ...{ sourceFile: 'https://shop.example/app.js', lineNumber: 3, columnNumber: 9 },
    })

    expect(reported).toEqual([
      {
        thrown: { name: 'SecurityPolicyViolation', message: `script-src-elem blocked ${what}` },
        mechanism: 'securitypolicyviolation',
        position: { file: 'https://shop.example/app.js', line: 3, column: 9 },
      },
    ])
  })
})
