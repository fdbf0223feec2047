import { transform } from 'esbuild'
import { expect, it } from 'vitest'
import { createMemoryArtifacts } from '../testing/memory-artifacts.ts'
import { zstdCodec } from '../lib/zstd-codec.ts'
import { compileArtifact } from './compile.ts'
import { createMemoryArtifactIndex } from '../testing/memory-artifact-index.ts'
import { createSymbolicator } from './symbolicator.ts'

const js = `export function pay(cart) {
  return cart.items.map((item) => item.price)
}
document.body.onclick = pay
`
const css = `.cart {
  color: red;
}
.cart .total {
  background: url(missing.png);
}
`
const origin = { projectId: 1, release: '1', debugIds: {} }
const url = 'https://shop.example/app.js'

/** Built and uploaded as `/app.js` and `/app.css`. */
async function start({ minify = true, withFile = true } = {}) {
  const scripts = await transform(js, {
    ...{ minify, sourcemap: 'external', sourcefile: 'src/pay.js' },
  })
  const styles = await transform(css, {
    ...{ minify: true, sourcemap: 'external', sourcefile: 'src/cart.css', loader: 'css' },
  })
  const blobs = new Map<string, Uint8Array>()
  for (const [key, { map, code }] of Object.entries({ js: scripts, css: styles })) {
    const encode = (text: string) => new TextEncoder().encode(text)
    const file = withFile ? encode(code) : undefined
    blobs.set(key, compileArtifact({ map: encode(map), file }, zstdCodec).blob)
  }
  const uploads = ['js', 'css'].map((key) => ({
    ...{ release: '1', path: `/app.${key}`, key, sizeBytes: 1, uploadedAt: 1 },
  }))
  const symbolicator = createSymbolicator({
    artifacts: createMemoryArtifacts(blobs).store,
    index: createMemoryArtifactIndex(uploads),
    codec: zstdCodec,
    cacheBytes: 1e9,
  })
  return { ...symbolicator, scripts: scripts.code, styles: styles.code }
}

it('tells where the function at an offset was written, and its name', async () => {
  const { symbolicatePlace, scripts } = await start()
  const place = (position: number) => ({ url, position, function: 'e' })

  // Browsers name the offset of a function's parameters.
  const declared = await symbolicatePlace(origin, place(scripts.indexOf('(')))
  const callback = await symbolicatePlace(origin, place(scripts.indexOf('.map(') + 5))

  expect(declared).toMatchObject({ file: 'src/pay.js', line: 1, function: 'pay', inApp: true })
  expect(callback).toMatchObject({ file: 'src/pay.js', line: 2, function: '<map callback>' })
})

it.each([
  ['of another release', { ...origin, release: '2' }, { url }],
  ['of another script', origin, { url: 'https://shop.example/other.js' }],
  ['of an extension', origin, { url: 'chrome-extension://abc/app.js' }],
  ['of the browser itself', origin, { url: '<anonymous>' }],
])('tells nothing of a place %s', async (_, of, given) => {
  const { symbolicatePlace } = await start()

  expect(await symbolicatePlace(of, { position: 9, function: '', ...given })).toBeUndefined()
})

it.each([
  ['the line of a bundle of several', { minify: false, withFile: true }, { line: 4 }],
  [
    'the only line of a bundle that was not uploaded',
    { minify: true, withFile: false },
    { line: 4 },
  ],
  [
    'nothing of a bundle whose lines it does not know',
    { minify: false, withFile: false },
    undefined,
  ],
])('tells %s', async (_, build, expected) => {
  const { symbolicatePlace, scripts } = await start(build)
  const position = scripts.indexOf('document')

  const place = await symbolicatePlace(origin, { url, position, function: '' })

  if (expected) expect(place).toMatchObject(expected)
  else expect(place).toBeUndefined()
})

it('knows positions in style sheets by their maps', async () => {
  const { symbolicate, styles } = await start()
  const column = styles.indexOf('.total') + 1

  const [frame] = await symbolicate(origin, [
    { file: 'https://shop.example/app.css', line: 1, column },
  ])

  expect(frame).toMatchObject({ status: 'mapped', file: 'src/cart.css', line: 4, inApp: true })
})
