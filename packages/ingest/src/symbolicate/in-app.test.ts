import { describe, expect, it } from 'vitest'
import { isInAppFile, isInAppSource } from './in-app.ts'

describe('isInAppSource', () => {
  it.each([
    'webpack://app/src/x.ts',
    '../../src/x.ts',
    'src/vite/plugin.ts',
    'src/runtime/start.ts',
    'src/node_modules_report.ts',
  ])('owns %j', (source) => {
    expect(isInAppSource(source, false)).toBe(true)
  })

  it.each([
    '../node_modules/react/index.js',
    'https://seismo.example/seismo.min.js',
    'node_modules/.pnpm/react@19/node_modules/react/index.js',
    'webpack://app/webpack/runtime/jsonp chunk loading',
    'webpack://app/webpack/bootstrap',
    'rolldown/runtime.js',
    '\0commonjsHelpers.js',
    '\0virtual:anything',
    'vite/preload-helper.js',
  ])('does not own %j', (source) => {
    expect(isInAppSource(source, false)).toBe(false)
  })

  it('follows the ignoreList of the map', () => {
    expect(isInAppSource('src/x.ts', true)).toBe(false)
  })
})

describe('isInAppFile', () => {
  it.each(['https://shop.example/assets/app.js', '/app.js'])('owns %j', (file) => {
    expect(isInAppFile(file)).toBe(true)
  })

  it.each([
    undefined,
    '',
    'native',
    '[native code]',
    '<anonymous>',
    'wasm://wasm/00f1',
    'chrome-extension://abcdef/content.js',
    'moz-extension://abcdef/content.js',
    'safari-web-extension://abcdef/content.js',
    'http://localhost:5173/node_modules/.vite/deps/react.js',
  ])('does not own %j', (file) => {
    expect(isInAppFile(file)).toBe(false)
  })
})
