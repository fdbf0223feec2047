import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { zstdCodec } from '../../packages/ingest/src/lib/zstd-codec.ts'
import { compileArtifact } from '../../packages/ingest/src/symbolicate/compile.ts'
import { openIndex } from '../../packages/ingest/src/symbolicate/index/open-index.ts'

// The tests of ECMA-426 (tc39/source-map-tests), which lie beside the repository where they are there.

interface SpecTest {
  name: string
  sourceMapFile: string
  sourceMapIsValid: boolean
  testActions?: (CheckMapping | { actionType: 'checkIgnoreList' | 'checkMappingTransitive' })[]
}

interface CheckMapping {
  actionType: 'checkMapping'
  generatedLine: number
  generatedColumn: number
  originalSource: string | null
  originalLine: number | null
  originalColumn: number | null
  mappedName: string | null
}

const corpus = new URL('../../../shared/corpora/source-maps/tc39/', import.meta.url)
const isThere = existsSync(fileURLToPath(corpus))
const { tests } = isThere
  ? (JSON.parse(await readFile(new URL('source-map-spec-tests.json', corpus), 'utf8')) as {
      tests: SpecTest[]
    })
  : { tests: [] }

async function compiled({ sourceMapFile }: SpecTest): Promise<Uint8Array> {
  const map = await readFile(new URL(`resources/${sourceMapFile}`, corpus))
  return compileArtifact({ map }, zstdCodec).blob
}

async function lookUp(blob: Uint8Array, { generatedLine, generatedColumn }: CheckMapping) {
  const index = await openIndex({
    read: (offset, length) => Promise.resolve(blob.subarray(offset, offset + length)),
    codec: zstdCodec,
  })
  const segment = await index.find(generatedLine, generatedColumn)
  const source = segment && (await index.source(segment.source))
  // Empty for a source that is null.
  if (!segment || source === undefined || source === '') return undefined
  return { ...segment, source, name: (await index.name(segment.name)) ?? null }
}

describe.skipIf(!isThere)('the tests of ECMA-426', () => {
  it.each(tests.filter(({ sourceMapIsValid }) => !sourceMapIsValid))(
    '$name is refused with a reason',
    async (test) => {
      await expect(compiled(test)).rejects.toMatchObject({
        name: 'InvalidSourceMapError',
        message: expect.stringMatching(/\w{4}/) as string,
      })
    },
  )

  it.each(tests.filter(({ sourceMapIsValid }) => sourceMapIsValid))(
    '$name is taken, and looked up right',
    async (test) => {
      const blob = await compiled(test)
      const checks =
        test.testActions?.filter((action) => action.actionType === 'checkMapping') ?? []

      for (const check of checks) {
        const found = await lookUp(blob, check)
        if (check.originalSource === null) expect(found).toBeUndefined()
        else {
          expect(found).toMatchObject({
            source: expect.stringMatching(new RegExp(`${check.originalSource}$`)) as string,
            sourceLine: check.originalLine,
            sourceColumn: check.originalColumn,
            ...(check.mappedName !== null && { name: check.mappedName }),
          })
        }
      }
    },
  )
})
