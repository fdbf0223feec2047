/** Bytes of the script in the page, against their budgets. Needs a built packages/browser-sdk. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { rollup, type Plugin } from 'rollup'

const sdkFolder = fileURLToPath(new URL('../../packages/browser-sdk/', import.meta.url))

/** Gzip -9 bytes. Core is all but the vitals: errors, requests, page views, session, transport. */
const BUDGETS = { 'seismo.min.js': 7_500, core: 4_500 }

interface Size {
  rawBytes: number
  gzipBytes: number
}

function sizeOf(code: string): Size {
  return { rawBytes: Buffer.byteLength(code), gzipBytes: gzipSync(code, { level: 9 }).length }
}

/** The script-tag build with everything of web-vitals replaced by nothing. */
async function buildCore(): Promise<string> {
  const { default: configs } = (await import(`${sdkFolder}rollup.config.js`)) as {
    default: [npm: unknown, scriptTag: { plugins: Plugin[] }]
  }
  const [, scriptTag] = configs
  const bundle = await rollup({
    input: `${sdkFolder}dist/js/cdn.js`,
    plugins: [withoutVitals, ...scriptTag.plugins],
  })
  const { output } = await bundle.generate({ format: 'iife' })
  return output[0].code
}

const withoutVitals: Plugin = {
  name: 'without-vitals',
  load: (id) =>
    id.endsWith('/collect/vitals.js') ? 'export const collectVitals = () => {}' : null,
}

function print(name: string, { rawBytes, gzipBytes }: Size): void {
  console.log(
    `${name.padEnd(16)}${String(rawBytes).padStart(8)} raw${String(gzipBytes).padStart(8)} gzip`,
  )
}

const whole = sizeOf(await readFile(`${sdkFolder}dist/seismo.min.js`, 'utf8'))
const core = sizeOf(await buildCore())
print('seismo.min.js', whole)
print('core', core)
print('vitals', {
  rawBytes: whole.rawBytes - core.rawBytes,
  gzipBytes: whole.gzipBytes - core.gzipBytes,
})

for (const [name, { gzipBytes }] of [
  ['seismo.min.js', whole],
  ['core', core],
] as const) {
  if (gzipBytes <= BUDGETS[name]) continue
  console.error(
    `${name} is ${gzipBytes - BUDGETS[name]} bytes above its budget of ${BUDGETS[name]}: take bytes out, ` +
      'or raise the budget in bench/sdk/size.ts and say in the commit what they buy.',
  )
  process.exitCode = 1
}
