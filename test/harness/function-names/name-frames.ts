import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Frame } from '../../../packages/ingest/src/process/frame.ts'
import { zstdCodec } from '../../../packages/ingest/src/lib/zstd-codec.ts'
import type { Artifact } from '../../../packages/ingest/src/symbolicate/artifacts/ports.ts'
import { compileArtifact } from '../../../packages/ingest/src/symbolicate/compile.ts'
import {
  createSymbolicator,
  type Symbolicator,
} from '../../../packages/ingest/src/symbolicate/symbolicator.ts'
import { createMemoryArtifacts } from '../../../packages/ingest/src/testing/memory-artifacts.ts'
import type { Build } from './builds.ts'
import type { Expected, ExpectedNames } from './expected-names.ts'
import { createMemoryArtifactIndex } from '../../../packages/ingest/src/testing/memory-artifact-index.ts'
import { stacksOf } from './stacks-of-build.ts'

/** A call in a built bundle: what the function is called, and what it should be. */
export interface NamedFrame {
  scenario: string
  /** Where in the corpus, `classes.ts:12:9`. */
  place: string
  right: Expected
  actual: string | undefined
  raw: Frame
}

export interface BuiltFrames {
  frames: NamedFrame[]
  /** The bundle's files and their maps, by name. */
  chunks: Map<string, Chunk>
}

export interface Corpus {
  expected: ExpectedNames
  /** The stacks of the sources, run as they are. */
  unbundled: ReadonlyMap<string, readonly Frame[]>
}

export interface Chunk {
  code: string
  map: string
}

const origin = { projectId: 1, release: '1', debugIds: {} }

/** Builds, runs and symbolicates the corpus; every position of the bundle is judged once. */
export async function nameFrames(build: Build, corpus: Corpus): Promise<BuiltFrames> {
  const folder = await mkdtemp(join(tmpdir(), 'seismo-names-'))
  try {
    await build.into(folder)
    const chunks = await readChunks(folder)
    const stacks = await stacksOf(join(folder, 'entry.js'))
    const symbolicator = symbolicatorOf(chunks)
    return { frames: await judge(stacks, symbolicator, corpus), chunks }
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function judge(
  stacks: ReadonlyMap<string, readonly Frame[]>,
  symbolicator: Symbolicator,
  { expected, unbundled }: Corpus,
): Promise<NamedFrame[]> {
  const judged = new Map<string, NamedFrame>()
  for (const [scenario, stack] of stacks) {
    for (const frame of await symbolicator.symbolicate(origin, stack)) {
      const { raw, file, line = 0, column = 0, function: actual } = frame
      const source = expected.sourceOf(file)
      if (source === undefined) continue
      const at = { source, line, column }
      const right = expected.callerAt(at, unbundled.get(scenario) ?? []) ?? expected.at(at)
      if (right.is === 'scenario') continue
      const place = `${source}:${line}:${column}`
      judged.set([raw.file, raw.line, raw.column].join(':'), {
        scenario,
        place,
        right,
        actual,
        raw,
      })
    }
  }
  return [...judged.values()]
}

async function readChunks(folder: string): Promise<Map<string, Chunk>> {
  const chunks = new Map<string, Chunk>()
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith('.map')) continue
    const name = file.slice(0, -'.map'.length)
    const [map, code] = await Promise.all(
      [file, name].map((each) => readFile(join(folder, each), 'utf8')),
    )
    chunks.set(name, { code: code ?? '', map: map ?? '' })
  }
  return chunks
}

function symbolicatorOf(chunks: ReadonlyMap<string, Chunk>): Symbolicator {
  const blobs = new Map<string, Uint8Array>()
  const uploads: Artifact[] = []
  const encoder = new TextEncoder()
  for (const [name, { code, map }] of chunks) {
    const { blob, receipt } = compileArtifact(
      { map: encoder.encode(map), file: encoder.encode(code) },
      zstdCodec,
    )
    if (receipt.warning !== undefined) throw new Error(`${name}: ${receipt.warning}`)
    blobs.set(name, blob)
    uploads.push({ release: '1', path: `/${name}`, key: name, sizeBytes: 1, uploadedAt: 1 })
  }
  return createSymbolicator({
    artifacts: createMemoryArtifacts(blobs).store,
    index: createMemoryArtifactIndex(uploads),
    codec: zstdCodec,
    cacheBytes: 1e9,
  })
}
