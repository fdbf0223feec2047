/**
 * Symbolication beside its peers, on maps from npm: look-ups, what a map takes in memory and on disk,
 * compiling, and the first frame of a map that nobody asked for yet.
 * `node --conditions=source bench/symbolicate/figures.ts`; installs the maps once.
 */
import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { decodedMappings, TraceMap, type SourceMapInput } from '@jridgewell/trace-mapping'
import { zstdCodec } from '../../packages/ingest/src/lib/zstd-codec.ts'
import { createFolderArtifacts } from '../../packages/ingest/src/store/folder-artifacts.ts'
import { compileArtifact } from '../../packages/ingest/src/symbolicate/compile.ts'
import { createSymbolicator } from '../../packages/ingest/src/symbolicate/symbolicator.ts'
import { installPackages } from '../install-packages.ts'
import type { CompileTurn } from './compile-turn.ts'
import { READERS } from './readers.ts'
import { createMemoryArtifactIndex } from '../../packages/ingest/src/testing/memory-artifact-index.ts'
import type { Turn } from './turn.ts'

const mapsFolder = fileURLToPath(new URL('maps/', import.meta.url))
const MAPS = ['babylonjs/babylon.js', 'mermaid/dist/mermaid.min.js', 'hls.js/dist/hls.min.js']
const POSITIONS = 300_000
const KEY = '0'.repeat(32)

function child(script: string, args: string[]): unknown {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const node = ['--expose-gc', '--conditions=source', path]
  return JSON.parse(execFileSync(process.execPath, [...node, ...args], { encoding: 'utf8' }))
}

/** Of segments chosen at random, and up to two columns past them. */
function randomPositions(map: string): Int32Array {
  const lines = decodedMappings(new TraceMap(JSON.parse(map) as SourceMapInput))
  const segments = lines.flatMap((line, at) => line.map(([column]) => [at, column] as const))
  const positions = new Int32Array(POSITIONS * 2)
  let seed = 42
  for (let i = 0; i < POSITIONS; i++) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    const [line, column] = segments[seed % segments.length] ?? [0, 0]
    positions.set([line, column + ((seed >>> 8) % 3)], i * 2)
  }
  return positions
}

/** Of a process that has looked up another map before: opening, a page, names, a piece of text. */
async function firstFrameMs(folder: string, position: [number, number]): Promise<number> {
  const origin = { projectId: 1, release: '1', debugIds: {} }
  const upload = { release: '1', path: '/app.js', key: KEY, sizeBytes: 1, uploadedAt: 1 }
  const times: number[] = []
  for (let round = 0; round < 7; round++) {
    const { symbolicate } = createSymbolicator({
      artifacts: createFolderArtifacts(folder),
      index: createMemoryArtifactIndex([upload]),
      codec: zstdCodec,
      cacheBytes: 1e9,
      onProblem: (error) => {
        throw error
      },
    })
    const [line, column] = position
    const started = performance.now()
    const [frame] = await symbolicate(origin, [
      { file: '/app.js', line: line + 1, column: column + 1 },
    ])
    times.push(performance.now() - started)
    if (frame?.status !== 'mapped') throw new Error('the first frame was not mapped')
  }
  // The first is that of a process whose code is new.
  return times.slice(1).toSorted((a, b) => a - b)[3] ?? NaN
}

async function report(path: string, folder: string): Promise<void> {
  const bundle = join(mapsFolder, 'node_modules', path)
  const map = await readFile(`${bundle}.map`)
  const positions = randomPositions(map.toString())
  const positionsFile = join(folder, 'positions')
  await writeFile(positionsFile, new Uint8Array(positions.buffer))
  const compiled = compileArtifact({ map, file: await readFile(bundle) }, zstdCodec)
  await createFolderArtifacts(folder).put(KEY, compiled.blob)
  const index = join(folder, KEY.slice(0, 2), KEY)
  console.log(`\n${path}: map ${megabytes(map.length)}, ${compiled.receipt.mappings} mappings`)

  console.log(`${''.padEnd(14)}   look-ups/CPU s   first answer   memory   answers`)
  for (const reader of Object.keys(READERS)) {
    const file = reader === 'seismo' ? index : `${bundle}.map`
    const turn = child('turn.ts', [reader, file, positionsFile]) as Turn // it prints one
    print(reader, turn)
  }
  const { ours, decode, withBundle } = child('compile-turn.ts', [
    `${bundle}.map`,
    bundle,
  ]) as CompileTurn // it prints one
  const ratio = (a: number, b: number) => `${(a / b).toFixed(2)} ×`
  const [first = NaN, decodeFirst = NaN] = [ours[0], decode[0]]
  console.log(
    `compile        ${ratio(first, decodeFirst)} trace-mapping in a new process (${first.toFixed(0)} ms), ` +
      `${ratio(Math.min(...ours), Math.min(...decode))} in a warm one; with the bundle's functions ${withBundle[0]?.toFixed(0) ?? ''} ms`,
  )
  const size = (await stat(index)).size
  console.log(
    `index          ${megabytes(size)} = ${((100 * size) / map.length).toFixed(0)} % of the map`,
  )
  const middle: [number, number] = [positions[0] ?? 0, positions[1] ?? 0]
  console.log(
    `first frame    ${(await firstFrameMs(folder, middle)).toFixed(1)} ms from the folder, all of it`,
  )
}

function print(
  reader: string,
  { lookUpsPerSecond, openMs, rssMb, digest, bytesAMapping }: Turn,
): void {
  const memory = bytesAMapping === undefined ? '' : ` = ${bytesAMapping.toFixed(1)} bytes a mapping`
  console.log(
    `${reader.padEnd(14)}${(lookUpsPerSecond / 1e6).toFixed(2).padStart(15)} M ${openMs.toFixed(0).padStart(11)} ms ` +
      `${rssMb.toFixed(0).padStart(5)} MB   ${digest}${memory}`,
  )
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

await installPackages(mapsFolder)
const folder = await mkdtemp(join(tmpdir(), 'seismo-bench-'))
try {
  for (const path of MAPS) await report(path, folder)
} finally {
  await rm(folder, { recursive: true })
}
