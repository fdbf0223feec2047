import { expect, it } from 'vitest'
import { toSourcePath } from './source-path.ts'

it.each([
  ['webpack://app/./src/x.ts', 'src/x.ts'],
  ['webpack:///./src/x.ts', 'src/x.ts'],
  ['webpack://app/src/Cart.vue?3f9c', 'src/Cart.vue'],
  ['rspack://app/./node_modules/ajv/dist/ajv.js', 'node_modules/ajv/dist/ajv.js'],
  ['turbopack:///[project]/src/x.ts', 'src/x.ts'],
  ['https://cdn.example/src/x.ts', 'src/x.ts'],
  ['file:///home/ci/app/src/x.ts', '/home/ci/app/src/x.ts'],
  ['../../src/x.ts', 'src/x.ts'],
  ['./src/./a/../x.ts', 'src/x.ts'],
  ['/home/ci/app/src/x.ts', '/home/ci/app/src/x.ts'],
  ['C:\\app\\src\\x.ts', 'C:/app/src/x.ts'],
  ['\0vite/preload-helper.js', 'vite/preload-helper.js'],
  [
    'webpack://app/webpack/runtime/define property getters',
    'webpack/runtime/define property getters',
  ],
])('%j is shown as %j', (source, path) => {
  expect(toSourcePath(source)).toBe(path)
})

it('takes linear time for a hostile name', () => {
  expect(toSourcePath('?'.repeat(1_000_000))).toBe('')
})
