import { describe, expect, it } from 'vitest'
import { isExtension, locationKey, packageOf } from './location-key.ts'

describe('a file as every build names it', () => {
  it.each([
    ['webpack://shop/./src/cart.ts', 'src/cart.ts'],
    ['webpack-internal:///(app-pages-browser)/./src/cart.ts', 'src/cart.ts'],
    ['turbopack:///[project]/src/cart.ts', 'src/cart.ts'],
    ['https://h:5173/@fs/home/me/shop/src/cart.ts?t=1', 'src/cart.ts'],
    ['C:\\work\\shop\\src\\cart.ts', 'src/cart.ts'],
    ['https://h/app.js line 12 > eval', 'app.js'],
    ['https://h/assets/index-BxKqQxTz.js', 'assets/index.js'],
    ['https://h/assets/chunk-QXHBZLMN.js', 'assets/chunk.js'],
    ['https://h/main.206f4846.js', 'main.js'],
    ['https://h/_next/static/chunks/4821-3f9c1a2b77.js', '_next/static/chunks/*.js'],
    ['https://h/_next/static/Kx92hdJs73hAkd82Jsn_q/pages/cart.js', '_next/static/*/pages/cart.js'],
    ['https://h/static/1712345678/app.js', 'static/*/app.js'],
    ['https://h/build-4711/app.min.js', '*/app.js'],
    ['https://cdn/jquery-3.7.1.min.js', 'jquery.js'],
    ['https://unpkg.com/react@18.2.0/umd/react.production.min.js', 'react/umd/react.production.js'],
    [
      '/w/node_modules/.pnpm/immer@10.1.1/node_modules/immer/dist/immer.mjs',
      'node_modules/immer/dist/immer.mjs',
    ],
    ['blob:https://h/0b1e-4c', '<blob>'],
    ['webkit-masked-url://hidden/', '<extension>'],
    ['https://h/main-dashboard.js', 'main-dashboard.js'],
    ['https://h/settings.js', 'settings.js'],
    ['', ''],
  ])('%s', (file, key) => {
    expect(locationKey(file)).toBe(key)
  })

  it('is short, however long the address', () => {
    expect(locationKey(`https://h/${'a/'.repeat(1e6)}`).length).toBeLessThan(513)
  })

  it('is its package where it is of one', () => {
    expect(packageOf('node_modules/@a/b/c.js')).toBe('@a/b')
    expect(packageOf('src/a.ts')).toBeUndefined()
  })

  it('is an extension by its scheme alone', () => {
    expect(isExtension('moz-extension://8c1-4/a.js')).toBe(true)
    expect(isExtension('https://extension.example/a.js')).toBe(false)
  })
})
