import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seismo as esbuildPlugin } from '@seismo/bundler-plugin/esbuild'
import { seismo as vitePlugin, type SeismoOptions } from '@seismo/bundler-plugin/vite'
import { seismo as webpackPlugin } from '@seismo/bundler-plugin/webpack'
import * as esbuild from 'esbuild'
import * as vite from 'vite'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import webpack from 'webpack'
import { BUNDLED_APP, BUNDLER_NAMES, BUNDLERS, filesOf } from '../harness/bundled-app.ts'
import { startServer } from '../harness/http-server.ts'

// What the plugin does to builds; test/e2e/bundlers.test.ts shows what for.

const OFFLINE: SeismoOptions = { upload: false }
const NOBODY: SeismoOptions = { url: 'http://127.0.0.1:9', token: 't' }
const ID = /[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}/
const RECEIPT = '{"sources":1,"mappings":1,"functions":1,"hasSourcesContent":true}'

let root: string
let dist: string
/** Where a service takes every upload. */
let taking: SeismoOptions
let printed: string[] = []

const started = new AsyncDisposableStack()

beforeAll(async () => {
  const seismo = await startServer(async (request, response) => {
    await request.resume().toArray()
    response.writeHead(request.headers.authorization === 'Bearer t' ? 200 : 401).end(RECEIPT)
  })
  started.defer(seismo.close)
  taking = { url: seismo.url, token: 't' }
  const written = vi.spyOn(process.stderr, 'write')
  written.mockImplementation((text) => printed.push(String(text)) > 0)
  started.defer(() => written.mockRestore())
})

afterAll(() => started.disposeAsync())

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'seismo-bundled-'))
  dist = join(root, 'dist')
  await cp(join(BUNDLED_APP, 'src'), join(root, 'src'), { recursive: true })
  printed = []
  return () => rm(root, { recursive: true })
})

interface BuiltScript {
  registered: string | undefined
  inFile: string | undefined
  inMap: string | undefined
}

async function scriptsOf(folder: string): Promise<Map<string, BuiltScript>> {
  const files = await filesOf(folder)
  const scripts = [...files].filter(([name]) => name.endsWith('.js'))
  const found = scripts.map(([name, text]): [string, BuiltScript] => {
    const map = JSON.parse(files.get(`${name}.map`) ?? '{}') as { debugId?: string }
    const [, registered] =
      /^(?:"use strict";)?try\{.{50,80}="(\S{36})"\}catch\(e\)\{\}/.exec(text) ?? []
    const [, inFile] = /\n\/\/# debugId=(\S+)\n/.exec(text) ?? []
    return [name, { registered, inFile, inMap: map.debugId }]
  })
  return new Map(found)
}

function idsOf(scripts: Map<string, BuiltScript>): (string | undefined)[] {
  return [...scripts.values()].map(({ registered }) => registered)
}

async function change(file: string, from: string, to: string): Promise<void> {
  const path = join(root, 'src', file)
  const text = await readFile(path, 'utf8')
  expect(text).toContain(from)
  await writeFile(path, text.replace(from, to))
}

function mapsOf(files: Map<string, string>): string[] {
  return [...files.keys()].filter((name) => name.endsWith('.map'))
}

describe.each(BUNDLER_NAMES)('%s', (bundler) => {
  const build = BUNDLERS[bundler]

  it('gives every chunk an id of its own, which says the same everywhere', async () => {
    await build({ root, dist, options: OFFLINE })

    const scripts = await scriptsOf(dist)
    expect(scripts.size).toBeGreaterThanOrEqual(3)
    for (const { registered, inFile, inMap } of scripts.values()) {
      expect(registered).toMatch(ID)
      expect([inFile, inMap]).toEqual([registered, registered])
    }
    expect(new Set(idsOf(scripts)).size).toBe(scripts.size)
    expect(printed).toHaveLength(scripts.size)
    for (const line of printed) {
      expect(line).toMatch(
        /^\[seismo\] {3}assets\/\S+\.js {2}debug id \S+ in file and map · with source text · 1:\d+ "\w+" is \S+src\/\S+\.ts:\d+:\d+\n$/,
      )
    }
  })

  it('gives the same build the same ids, and a changed chunk another one', async () => {
    const other = join(root, 'other')
    await build({ root, dist, options: OFFLINE })
    await build({ root, dist: other, options: OFFLINE })
    const first = await filesOf(dist)
    const second = await filesOf(other)
    const before = idsOf(await scriptsOf(dist))
    await change('checkout.ts', 'the cart is empty', 'there is nothing in the cart')
    await build({ root, dist, options: OFFLINE })
    const after = idsOf(await scriptsOf(dist))

    expect([...second.keys()]).toEqual([...first.keys()])
    const scripts = [...first].filter(([name]) => name.endsWith('.js'))
    for (const [name, text] of scripts) expect(second.get(name)).toBe(text)
    // Of the chunk, and of the one that names its file.
    expect(after.filter((id) => !before.includes(id)).length).toBeGreaterThanOrEqual(1)
    expect(after.filter((id) => before.includes(id)).length).toBeGreaterThanOrEqual(1)
  })

  it('takes maps and their addresses out once they are uploaded', async () => {
    await build({ root, dist, options: taking })

    const files = await filesOf(dist)
    expect(mapsOf(files)).toEqual([])
    expect([...files.values()].join('')).not.toContain('sourceMappingURL')
    for (const id of idsOf(await scriptsOf(dist))) expect(id).toMatch(ID)
    expect(printed.at(-1)).toMatch(/^\[seismo\] Uploaded \d source maps to http:/)
  })

  it('leaves them where it is told to', async () => {
    await build({ root, dist, options: { ...taking, deleteMaps: false } })

    expect(mapsOf(await filesOf(dist)).length).toBeGreaterThanOrEqual(3)
  })

  it('fails where the upload does, says why, and keeps the maps', async () => {
    await expect(build({ root, dist, options: NOBODY })).rejects.toThrow(
      /seismo: no answer from http:\/\/127\.0\.0\.1:9; is Seismo running there\?.*SEISMO_URL/,
    )

    const files = await filesOf(dist)
    expect(mapsOf(files).length).toBeGreaterThanOrEqual(3)
    expect(files.get('assets/main.js')).toContain('//# sourceMappingURL=main.js.map')
  })

  it('warns where it is told to, and keeps the maps', async () => {
    await build({ root, dist, options: { ...taking, token: 'wrong', errorMode: 'warn' } })

    expect(printed.at(-1)).toMatch(
      /^\[seismo\] warning: .*the token is neither .*maps are still in the/,
    )
    expect(mapsOf(await filesOf(dist)).length).toBeGreaterThanOrEqual(3)
  })

  it('fails before it builds where the token is missing', async () => {
    vi.stubEnv('SEISMO_API_TOKEN', '')
    await expect(build({ root, dist, options: {} })).rejects.toThrow(
      /seismo: a token is needed .* `upload: false`/,
    )
    vi.unstubAllEnvs()

    await expect(filesOf(dist)).rejects.toThrow('ENOENT')
  })

  it('does nothing where it is turned off', async () => {
    await build({ root, dist, options: { ...taking, enabled: false } })

    expect(idsOf(await scriptsOf(dist)).filter((id) => id !== undefined)).toEqual([])
    expect(printed).toEqual([])
  })
})

it.each(BUNDLER_NAMES.filter((name) => name !== 'esbuild'))(
  'keeps and registers the ids that %s gives itself',
  async (bundler) => {
    const plain = join(root, 'plain')
    const off = { root, ownDebugIds: true, options: { enabled: false } }
    await BUNDLERS[bundler]({ ...off, dist: plain })
    await BUNDLERS[bundler]({ ...off, dist, options: OFFLINE })

    const theirs = [...(await scriptsOf(plain)).values()].map(({ inMap }) => inMap)
    expect(theirs.length).toBeGreaterThanOrEqual(3)
    expect(idsOf(await scriptsOf(dist)).toSorted()).toEqual(theirs.toSorted())
  },
)

function viteBuild(options: vite.InlineConfig) {
  return vite.build({ ...{ root, logLevel: 'silent', configFile: false }, ...options })
}

it('gives an id to a worker of Vite, and takes its map out', async () => {
  await writeFile(join(root, 'src/worker.ts'), 'self.onmessage = () => { throw new Error("no") }')
  await change(
    'main.ts',
    'const who',
    'new Worker(new URL("./worker.ts", import.meta.url), { type: "module" })\nconst who',
  )

  await BUNDLERS.vite({ root, dist, options: taking })

  const scripts = await scriptsOf(dist)
  const worker = [...scripts].find(([name]) => name.includes('worker'))
  expect(worker?.[1].registered).toMatch(ID)
  expect(mapsOf(await filesOf(dist))).toEqual([])
})

it('takes maps within the files out, too', async () => {
  const input = join(root, 'src/main.ts')

  await viteBuild({
    plugins: [vitePlugin(taking)],
    build: { outDir: dist, sourcemap: 'inline', rolldownOptions: { input } },
  })

  const text = [...(await filesOf(dist)).values()].join('')
  expect(text).toMatch(/\/\/# debugId=/)
  expect(text).not.toContain('sourceMappingURL')
  expect(printed).toHaveLength(4)
})

it('answers who does not write the build with maps that are right', async () => {
  const input = join(root, 'src/main.ts')

  const built = await viteBuild({
    plugins: [vitePlugin(NOBODY)],
    build: { write: false, sourcemap: 'hidden', rolldownOptions: { input } },
  })

  const [{ output } = { output: [] }] = [built].flat() as { output: vite.Rollup.OutputChunk[] }[] // not watching
  const [chunk] = output
  const asset = output.find((file) => file.fileName === `${String(chunk?.fileName)}.map`)
  expect(chunk?.code).toMatch(/^try\{\(self\.seismoDebugIds/)
  expect(asset).toMatchObject({ source: expect.stringContaining('"debugId":') as string })
})

it.each([
  ['a development build of Vite', { mode: 'development' }],
  ['what is built for a server', { build: { ssr: true } }],
])('leaves %s alone', async (_, { build, ...options }: vite.InlineConfig) => {
  await viteBuild({
    ...{ ...options, plugins: [vitePlugin(taking)] },
    build: {
      ...{ outDir: dist, sourcemap: true, ...build },
      rolldownOptions: { input: join(root, 'src/main.ts') },
    },
  })

  expect(printed).toEqual([])
  expect(mapsOf(await filesOf(dist))).not.toEqual([])
})

it.each([
  ['a development build', { mode: 'development' }],
  ['what is built for a server', { mode: 'production', target: 'node' }],
] as const)('of webpack leaves %s alone', async (_, options) => {
  await writeFile(join(root, 'src/plain.js'), 'console.log(1)')
  const plugins = [webpackPlugin(taking)]
  const { promise, resolve } = Promise.withResolvers<unknown>()

  const output = { path: dist }
  webpack(
    { ...options, entry: join(root, 'src/plain.js'), devtool: 'source-map', plugins, output },
    resolve,
  )
  await promise

  expect(printed).toEqual([])
  expect(mapsOf(await filesOf(dist))).not.toEqual([])
})

it.each([
  ['is not minified', {}],
  ['is built for a server', { minify: true, platform: 'node' }],
] as const)('of esbuild leaves alone what %s', async (_, options) => {
  const entryPoints = [join(root, 'src/coupon.ts')]

  await esbuild.build({
    ...{ ...options, entryPoints, bundle: true, outdir: dist, sourcemap: true },
    plugins: [esbuildPlugin(taking)],
  })

  expect(printed).toEqual([])
  expect(mapsOf(await filesOf(dist))).not.toEqual([])
})

it.each(['inline', 'external', 'both'] as const)(
  'leaves nothing of the maps that esbuild writes as %s',
  async (sourcemap) => {
    const entryPoints = [join(root, 'src/coupon.ts')]
    const options = { entryPoints, bundle: true, minify: true, outdir: dist, sourcemap }

    await esbuild.build({ ...options, plugins: [esbuildPlugin({ ...taking, deleteMaps: false })] })
    const kept = await filesOf(dist)
    await esbuild.build({ ...options, plugins: [esbuildPlugin(taking)] })

    for (const name of mapsOf(kept)) expect(kept.get(name)).toContain('"debugId"')
    expect([...(await filesOf(dist)).keys()]).toEqual(['coupon.js'])
    expect((await filesOf(dist)).get('coupon.js')).not.toContain('sourceMappingURL')
  },
)

it('says what is wrong where nothing has a map', async () => {
  const entryPoints = [join(root, 'src/coupon.ts')]
  const plugins = [esbuildPlugin(taking)]

  const build = esbuild.build({
    entryPoints,
    minify: true,
    outdir: dist,
    plugins,
    logLevel: 'silent',
  })

  await expect(build).rejects.toThrow(/seismo: no source map below .*esbuild: sourcemap/)
})
