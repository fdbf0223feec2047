import { expect, it } from 'vitest'
import { locationKey, packageOf } from './location-key.ts'

it.each([
  ['src/cart/total.ts', 'src/cart/total.ts'],
  ['https://shop.example/assets/app-3f9c1a2b.js?v=2#x', 'assets/app.js'],
  ['https://cdn.example:8443/assets/index-BxK2_x9Q.js', 'assets/index.js'],
  ['https://h/assets/index-BxKqQxTz.js', 'assets/index.js'],
  ['https://h/assets/index-B_Kq-xT2.js', 'assets/index.js'],
  ['https://h/static/js/main.206f4846.chunk.js', 'static/js/main.chunk.js'],
  ['https://h/v1.2.3/app.min.js', '*/app.js'],
  ['https://h/builds/3f9c1a2b7d/app.js', 'builds/*/app.js'],
  ['webpack://shop/./src/cart/total.ts', 'src/cart/total.ts'],
  ['webpack-internal:///./src/cart/total.ts', 'src/cart/total.ts'],
  ['turbopack:///[project]/src/cart/total.ts', 'src/cart/total.ts'],
  ['file:///home/ci/42/src/cart/total.ts', 'src/cart/total.ts'],
  ['C:\\ci\\42\\src\\cart\\total.ts', 'src/cart/total.ts'],
  ['../../src/./cart/../cart/total.ts', 'src/cart/total.ts'],
  ['/srv/node_modules/redux/dist/redux.mjs', 'node_modules/redux/dist/redux.mjs'],
  ['src/cart/Cart.vue?vue&type=script', 'src/cart/Cart.vue'],
  ['blob:https://h/0b7e6f0c-53c7', '<blob>'],
  ['data:text/javascript,x', '<data>'],
  ['moz-extension://0b7e6f0c/content.js', '<extension>'],
  ['wasm://wasm/9ebe:wasm-function[0]:0x22', '<wasm>'],
  ['about:srcdoc', '<inline>'],
])('reads %s as %s', (file, key) => {
  expect(locationKey(file)).toBe(key)
})

it.each([
  'src/Checkout.tsx',
  'src/pages/checkout-form.tsx',
  'app/i18n/base64.ts',
  'src/md5.ts',
  'src/page-section1.ts',
  'dist/react-dom.development.js',
])('takes nothing off %s', (file) => {
  expect(locationKey(file)).toBe(file)
})

it.each([
  ['node_modules/redux/dist/redux.mjs', 'redux'],
  ['node_modules/@tanstack/react-query/x.js', '@tanstack/react-query'],
  ['node_modules/.pnpm/yup@1.4.0/node_modules/yup/index.js', 'yup'],
  ['src/cart/total.ts', undefined],
])('finds the package of %s', (file, name) => {
  expect(packageOf(file)).toBe(name)
})
