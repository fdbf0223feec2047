/**
 * What a look-up and a compile cost next to plain @jridgewell/trace-mapping, on the same maps.
 * usage: node --expose-gc bench/symbolicate/lookups.ts
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { decodedMappings, originalPositionFor, TraceMap } from '@jridgewell/trace-mapping'
import { build } from 'esbuild'
import type { Frame } from '../../packages/ingest/src/process/frame.ts'
import { packArtifact } from '../../packages/ingest/src/symbolicate/artifacts/compiled-artifact.ts'
import { compileArtifact } from '../../packages/ingest/src/symbolicate/compile.ts'
import { createMemoryArtifacts } from '../../packages/ingest/src/testing/memory-artifacts.ts'
import { createSymbolicator } from '../../packages/ingest/src/symbolicate/symbolicator.ts'

const modules = new URL('../../node_modules/', import.meta.url)
const FRAMES = 100_000
const STACK = 10
const origin = { projectId: 1, release: '1', debugIds: {} }

const folder = await mkdtemp(join(tmpdir(), 'seismo-bench-'))
try {
  await report('lucide-react (shipped, not minified)', 'lucide-react/dist/cjs/lucide-react.js')
  await report('typescript (minified here)', await minified('typescript/lib/typescript.js'))
} finally {
  await rm(folder, { recursive: true })
}

async function report(name: string, path: string): Promise<void> {
  const file = await readFile(new URL(path, modules))
  const map = await readFile(new URL(`${path}.map`, modules))
  console.log(`\n${name}: map ${megabytes(map.length)}, bundle ${megabytes(file.length)}`)

  const decode = await milliseconds(() => decodedMappings(new TraceMap(map.toString())))
  const checked = await milliseconds(() => compileArtifact({ map }))
  const compiled = await milliseconds(() => compileArtifact({ map, file }))
  const blob = await packArtifact(compileArtifact({ map, file }).artifact)
  print('trace-mapping, parse and decode', `${decode.toFixed(0)} ms`)
  print('compile, map alone', `${checked.toFixed(0)} ms (× ${(checked / decode).toFixed(2)})`)
  print(
    'compile, map and bundle',
    `${compiled.toFixed(0)} ms (× ${(compiled / decode).toFixed(2)})`,
  )
  print('stored', `${megabytes(blob.length)} (${((100 * blob.length) / map.length).toFixed(0)} %)`)
  await reportLookups(map.toString(), blob)
}

async function reportLookups(map: string, blob: Uint8Array): Promise<void> {
  const { trace, frames } = randomFrames(map)
  const upload = { release: '1', path: '/app.js', key: 'k', sizeBytes: 1, uploadedAt: 1 }
  const symbolicator = createSymbolicator({
    artifacts: createMemoryArtifacts(new Map([['k', blob]])).store,
    index: {
      list: () => Promise.resolve([upload]),
      withDebugIds: () => Promise.resolve([]),
      add: () => Promise.resolve(),
    },
    cacheBytes: 4e9,
  })
  const cold = await milliseconds(() => symbolicator.symbolicate(origin, frames.slice(0, 1)), 1)
  const plain = await perCpuSecond(() => {
    for (const { line = 1, column = 1 } of frames) {
      originalPositionFor(trace, { line, column: column - 1 })
    }
  })
  const whole = await perCpuSecond(async () => {
    for (let i = 0; i < frames.length; i += STACK) {
      await symbolicator.symbolicate(origin, frames.slice(i, i + STACK))
    }
  })
  print('first frame, cold', `${cold.toFixed(0)} ms`)
  print('trace-mapping, positions per CPU second', plain.toLocaleString('en'))
  print('symbolicate, frames per CPU second', whole.toLocaleString('en'))
}

function randomFrames(map: string): { trace: TraceMap; frames: Frame[] } {
  const trace = new TraceMap(map)
  const positions = decodedMappings(trace).flatMap((line, i) =>
    line.map(([column]) => ({ file: 'https://x.example/app.js', line: i + 1, column: column + 1 })),
  )
  let seed = 42
  const frames = Array.from({ length: FRAMES }, () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return positions[seed % positions.length] ?? {}
  })
  return { trace, frames }
}

async function minified(entry: string): Promise<string> {
  const outfile = join(folder, 'bundle.js')
  await build({
    entryPoints: [fileURLToPath(new URL(entry, modules))],
    minify: true,
    sourcemap: 'external',
    outfile,
    logLevel: 'error',
  })
  return outfile
}

async function milliseconds(work: () => unknown, runs = 3): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < runs; i++) {
    globalThis.gc?.()
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return Math.min(...times)
}

async function perCpuSecond(work: () => unknown): Promise<number> {
  await work()
  let best = 0
  for (let i = 0; i < 3; i++) {
    const start = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(start)
    best = Math.max(best, Math.round((FRAMES * 1e6) / (user + system)))
  }
  return best
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

function print(what: string, figure: string): void {
  console.log(`  ${what.padEnd(42)}${figure}`)
}
