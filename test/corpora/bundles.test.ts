import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { createMemoryArtifacts } from '../../packages/ingest/src/testing/memory-artifacts.ts'
import type { Artifact } from '../../packages/ingest/src/symbolicate/artifacts/ports.ts'
import { zstdCodec } from '../../packages/ingest/src/lib/zstd-codec.ts'
import { compileArtifact } from '../../packages/ingest/src/symbolicate/compile.ts'
import { createMemoryArtifactIndex } from '../../packages/ingest/src/testing/memory-artifact-index.ts'
import {
  createSymbolicator,
  type Symbolicator,
} from '../../packages/ingest/src/symbolicate/symbolicator.ts'

interface Case {
  case: string
  release: number
  bundle_url: string
  map: string
  minified_top: { function: string | null; line: number; column: number }
  expected_top: { source_suffix: string; line: number }
  verified_by: string[]
}

// The corpus lies beside the repository and is too large for it; a recorded build stands in.
const corpus = new URL('../../../shared/corpora/e2e-bundles/', import.meta.url)
const fixture = new URL('../fixtures/symbolicate/bundles/', import.meta.url)
const folder = existsSync(fileURLToPath(corpus)) ? corpus : fixture

const cases = JSON.parse(await readFile(new URL('cases-sample.json', folder), 'utf8')) as Case[]
const confirmed = cases.filter(({ verified_by }) => verified_by.some((by) => by !== ''))

let symbolicator: Symbolicator

beforeAll(async () => {
  const blobs = new Map<string, Uint8Array>()
  for (const map of new Set(cases.map((each) => each.map))) {
    const bytes = gunzipSync(await readFile(new URL(map, folder)))
    blobs.set(map, compileArtifact({ map: bytes }, zstdCodec).blob)
  }
  symbolicator = createSymbolicator({
    artifacts: createMemoryArtifacts(blobs).store,
    index: createMemoryArtifactIndex(
      [...new Set(cases.map((each) => each.map))].flatMap(uploadsOf),
    ),
    codec: zstdCodec,
    cacheBytes: 4e9,
  })
})

describe('errors of real bundles in real engines', () => {
  it('are enough to say something', () => {
    expect(confirmed.length).toBeGreaterThan(10)
  })

  it.each(confirmed)('$case comes from the confirmed line', async (each) => {
    const { function: name, line, column } = each.minified_top
    const raw = { file: `https://shop.example/v2${each.bundle_url}?7#top`, line, column }
    const frame = name === null ? raw : { ...raw, function: name }

    const [top] = await symbolicator.symbolicate(
      { projectId: 1, release: each.map, debugIds: {} },
      [frame],
    )

    expect(top).toMatchObject({
      status: 'mapped',
      file: expect.stringMatching(suffix(each.expected_top.source_suffix)) as string,
      line: each.expected_top.line,
    })
  })
})

/** Every build is a release of its own here: bundlers reuse each other's file names. */
function uploadsOf(map: string): Artifact[] {
  return [...new Set(cases.filter((each) => each.map === map).map((each) => each.bundle_url))].map(
    (path) => ({ release: map, path, key: map, sizeBytes: 0, uploadedAt: 0 }),
  )
}

function suffix(path: string): RegExp {
  return new RegExp(`(^|/)${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)
}
