import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import terserPlugin from '@rollup/plugin-terser'
import { build as esbuild } from 'esbuild'
import { rollup } from 'rollup'
import { LANGUAGE } from './language.ts'
import { LIBRARY } from './library.ts'
import { PLATFORM } from './platform.ts'
import { PROPERTIES } from './properties.ts'

// Its types describe the CommonJS build; Node loads the other one.
const terser = terserPlugin as unknown as typeof terserPlugin.default

const THEMES = {
  properties: PROPERTIES,
  language: LANGUAGE,
  library: LIBRARY,
  platform: PLATFORM,
}

/** What only the browser is to look for. */
const ABSENT = ['/no-such.js', '/html.js', '/broken.js', '/imports-missing.js', 'lodash']

/** The script of one build, and its map. */
export interface FaultBuild {
  name: string
  script: string
  map: string
}

/** The faults as the browser gets them: as written, minified by two minifiers, and in the next release. */
export async function buildFaults(): Promise<FaultBuild[]> {
  const folder = await mkdtemp(join(tmpdir(), 'seismo-faults-'))
  try {
    for (const [theme, faults] of Object.entries(THEMES)) {
      await writeFile(join(folder, `${theme}.js`), moduleOf(faults))
    }
    await writeFile(join(folder, 'main.js'), MAIN)
    await writeFile(join(folder, 'news.js'), NEWS)
    await writeFile(join(folder, 'next.js'), `import './news.js'\nimport './main.js'\n`)
    return await Promise.all([
      byEsbuild('plain', join(folder, 'main.js'), false),
      byEsbuild('esbuild', join(folder, 'main.js'), true),
      byEsbuild('esbuild-next', join(folder, 'next.js'), true),
      byRollup('rollup', join(folder, 'main.js')),
    ])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export function faultNames(): string[] {
  return Object.values(THEMES).flatMap((faults) => Object.keys(faults))
}

function moduleOf(faults: Record<string, string>): string {
  const functions = Object.entries(faults).map(([name, code]) => {
    const asynchronous = /\bawait\b/.test(code) ? 'async ' : ''
    const title = name.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase())
    return `  ${JSON.stringify(name)}: ${asynchronous}function ${title}() {\n    ${code}\n  },`
  })
  return `import { given, wasm } from './main.js'\nexport const faults = {\n${functions.join('\n')}\n}\n`
}

/** Through `globalThis`, so that no minifier computes the failure at build time. */
const MAIN = `
import { faults as properties } from './properties.js'
import { faults as language } from './language.js'
import { faults as library } from './library.js'
import { faults as platform } from './platform.js'

export const given = (globalThis.given = {
  none: undefined, nil: null, number: 4, text: 'total', yes: true, object: {}, list: [1], big: 5n,
  nothing() {}, factory: () => ({}),
  holder: { nil: null, number: 7, inner: {}, method() {}, frozen: { a: 1 } },
  get withGetter() { return { get amount() { return 1 } } },
})
const HEADER = [0, 97, 115, 109, 1, 0, 0, 0]
const bytes = (...body) => new Uint8Array([...HEADER, ...body])
export const wasm = (globalThis.wasm = {
  unreachable: bytes(1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11),
  division: bytes(1, 7, 1, 96, 2, 127, 127, 1, 127, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 9, 1, 7, 0, 32, 0, 32, 1, 109, 11),
  memory: bytes(1, 6, 1, 96, 1, 127, 1, 127, 3, 2, 1, 0, 5, 3, 1, 0, 1, 7, 5, 1, 1, 102, 0, 0, 10, 9, 1, 7, 0, 32, 0, 40, 2, 0, 11),
  imports: bytes(1, 4, 1, 96, 0, 0, 2, 7, 1, 1, 97, 1, 98, 0, 0),
})
globalThis.faults = { ...properties, ...language, ...library, ...platform }
`

/** What another release has in front, so that no line, column or short name is as it was. */
const NEWS = `
const listeners = []
export function subscribe(listener) { listeners.push(listener) }
export function publish(news) { for (const listener of listeners) listener(news) }
globalThis.news = { subscribe, publish, archive: (item) => JSON.stringify(item) }
`

async function byEsbuild(name: string, entry: string, minify: boolean): Promise<FaultBuild> {
  const { outputFiles } = await esbuild({
    ...{ entryPoints: [entry], bundle: true, minify, write: false, sourcemap: 'external' },
    ...{ format: 'iife', outfile: 'faults.js', target: 'es2022', logLevel: 'error' },
    external: [...ABSENT],
  })
  const textOf = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? ''
  return { name, script: textOf('.js'), map: withoutFolder(textOf('.map')) }
}

async function byRollup(name: string, entry: string): Promise<FaultBuild> {
  const bundle = await rollup({
    ...{ input: entry, plugins: [terser()], onLog: () => undefined },
    ...{ external: ABSENT, makeAbsoluteExternalsRelative: false },
  })
  const { output } = await bundle.generate({ format: 'iife', sourcemap: true, file: 'faults.js' })
  await bundle.close()
  const [{ code, map }] = output
  return { name, script: code, map: withoutFolder(JSON.stringify(map)) }
}

/** The folder of this run is nobody's business. */
function withoutFolder(map: string): string {
  const parsed = JSON.parse(map) as { sources: string[] } // written by the bundler
  const sources = parsed.sources.map((source) => `src/${source.split('/').at(-1) ?? ''}`)
  return JSON.stringify({ ...parsed, sources })
}
