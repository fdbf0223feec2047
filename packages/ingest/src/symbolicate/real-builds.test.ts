import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import terserPlugin from '@rollup/plugin-terser'
import { build as esbuild } from 'esbuild'
import { rollup, type Plugin } from 'rollup'
import { build as vite } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Frame, SymbolicatedFrame } from '../process/frame.ts'
import { parseStack } from '../process/stack/parse-stack.ts'
import { zstdCodec } from '../lib/zstd-codec.ts'
import { compileArtifact } from './compile.ts'
import { createMemoryArtifacts } from '../testing/memory-artifacts.ts'
import { createMemoryArtifactIndex } from '../testing/memory-artifact-index.ts'
import { createSymbolicator } from './symbolicator.ts'

const fixtures = fileURLToPath(new URL('../../../../test/fixtures/symbolicate/', import.meta.url))
const entry = join(fixtures, 'shop/entry.ts')

interface Bundler {
  build: (outfile: string) => Promise<unknown>
  /** Scenarios whose calls this build really changes; only their top frame is compared. */
  rebuilt: string[]
}

const bundlers: Record<string, Bundler> = {
  esbuild: { build: (outfile) => bundleWithEsbuild(outfile, 'es2024'), rebuilt: [] },
  // Every async function becomes two: one that returns the promise and the generator behind it.
  'esbuild for ES2015': {
    build: (outfile) => bundleWithEsbuild(outfile, 'es2015'),
    rebuilt: ['asyncGenerator', 'declinedPayment', 'paidTwice'],
  },
  // Inlines the default export of price.ts into entry.ts.
  'rollup and terser': { build: bundleWithRollup, rebuilt: ['defaultExport'] },
  vite: { build: bundleWithVite, rebuilt: [] },
}

// The plugin's types describe its CommonJS build, where the function is below `default`.
const terser = terserPlugin as unknown as typeof terserPlugin.default

type Stacks<F extends Frame = Frame> = Record<string, F[]>

let originals: Stacks
const symbolicated: Record<string, Stacks<SymbolicatedFrame>> = {}

beforeAll(async () => {
  const out = await mkdtemp(join(tmpdir(), 'seismo-builds-'))
  originals = await runScenarios(entry)
  for (const [name, { build }] of Object.entries(bundlers)) {
    const outfile = join(out, name.replaceAll(' ', '-'), 'assets/app.js')
    await build(outfile)
    symbolicated[name] = await symbolicateAll(await runScenarios(outfile), outfile)
  }
  await rm(out, { recursive: true })
}, 60_000)

describe.each(Object.entries(bundlers))('a stack from %s', (name, { rebuilt }) => {
  const stack = (scenario: string) => symbolicated[name]?.[scenario]?.filter(isOurs) ?? []
  const compared = () =>
    Object.entries(originals).map(
      ([scenario, frames]) => [scenario, frames.filter(isOurs), stack(scenario)] as const,
    )

  it('points at the lines that the unbundled program names', () => {
    for (const [scenario, expected, actual] of compared()) {
      const end = rebuilt.includes(scenario) ? 1 : undefined
      expect([scenario, ...actual.slice(0, end).map(placeOf)]).toEqual([
        scenario,
        ...expected.slice(0, end).map(placeOf),
      ])
    }
  })

  it('has the names that the engine gives to the unbundled functions', () => {
    for (const [scenario, expected, actual] of compared()) {
      if (rebuilt.includes(scenario)) continue
      const names = expected.map(engineName)
      // The engine has no name for a callback; what we call those is the next test's business.
      const ours = actual.map((frame, i) => (names[i] === undefined ? undefined : frame.function))
      expect([scenario, ...ours]).toEqual([scenario, ...names])
    }
  })

  it('calls an anonymous callback after the call that takes it', () => {
    expect(stack('totalOfCart')[1]?.function).toBe('<reduce callback>')
    expect(stack('listener')[1]?.function).toBe('<addListener callback>')
    expect(stack('objectMethod')[1]?.function).toBe('<map callback>')
  })

  it('shows the line that threw, with five lines on either side', () => {
    const [top] = stack('plain')

    expect(top?.context).toHaveLength(11)
    const thrower = top?.context.find(({ line }) => line === top.line)
    expect(thrower?.text).toBe('    throw new RangeError(`no price for ${item.id}`)')
  })
})

describe('code that a minifier moved', () => {
  it('goes by the function that it was inlined from, in another file', () => {
    const [, , inlined] = symbolicated['rollup and terser']?.defaultExport?.filter(isOurs) ?? []

    expect(inlined && placeOf(inlined)).toBe('price.ts:20')
    expect(inlined?.function).toBe('default')
  })

  it('belongs to the async function whose body became a generator', () => {
    const frames = symbolicated['esbuild for ES2015']?.declinedPayment?.filter(isOurs) ?? []

    expect(frames.map((frame) => frame.function)).toEqual([
      'noPayment',
      'noPayment',
      'checkout',
      'checkout',
      'declinedPayment',
    ])
  })
})

function bundleWithEsbuild(outfile: string, target: string) {
  return esbuild({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    sourcemap: 'external',
    target,
    outfile,
  })
}

async function bundleWithRollup(outfile: string) {
  const bundle = await rollup({ input: entry, plugins: [stripTypes()] })
  await bundle.write({ file: outfile, sourcemap: true, format: 'es', plugins: [terser()] })
}

/** Node blanks the types out, so every position stays and there is nothing to map. */
function stripTypes(): Plugin {
  return {
    name: 'strip-types',
    transform: (code) => ({ code: stripTypeScriptTypes(code), map: null }),
  }
}

function bundleWithVite(outfile: string) {
  return vite({
    logLevel: 'silent',
    configFile: false,
    root: fixtures,
    build: {
      outDir: join(outfile, '../..'),
      emptyOutDir: true,
      sourcemap: true,
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: 'assets/app.js' },
      },
    },
  })
}

async function runScenarios(module: string): Promise<Stacks> {
  const node = fileURLToPath(new URL('../../../../node_modules/.bin/node', import.meta.url))
  const runner = join(fixtures, 'run-scenarios.mjs')
  const { stdout } = await promisify(execFile)(node, [runner, module])
  const stacks = JSON.parse(stdout) as Record<string, string>
  return Object.fromEntries(
    Object.entries(stacks).map(([scenario, stack]) => {
      const { type = '', message = '' } = /^(?<type>\w+): (?<message>.*)/.exec(stack)?.groups ?? {}
      return [scenario, parseStack({ type, message, stack })]
    }),
  )
}

async function symbolicateAll(stacks: Stacks, outfile: string) {
  const [map, file] = await Promise.all([readFile(`${outfile}.map`), readFile(outfile)])
  const { blob } = compileArtifact({ map, file }, zstdCodec)
  const upload = { release: '1', path: '/assets/app.js', key: 'app', sizeBytes: 1, uploadedAt: 1 }
  const symbolicator = createSymbolicator({
    artifacts: createMemoryArtifacts(new Map([['app', blob]])).store,
    index: createMemoryArtifactIndex([upload]),
    codec: zstdCodec,
    cacheBytes: 1e9,
  })
  const results: Stacks<SymbolicatedFrame> = {}
  for (const [scenario, frames] of Object.entries(stacks)) {
    results[scenario] = await symbolicator.symbolicate(
      { projectId: 1, release: '1', debugIds: {} },
      frames,
    )
  }
  return results
}

function placeOf({ file, line }: Frame): string {
  return `${file?.replace(/.*shop\//, '') ?? ''}:${line ?? 0}`
}

function isOurs({ file }: Frame): boolean {
  return file?.includes('shop/') ?? false
}

/** V8's `Object.money`, `new Cart`, `get cheapest` and `async drain` without what is not the name. */
function engineName(frame: Frame): string | undefined {
  return frame.function?.replace(/^.*[. ]/, '')
}
