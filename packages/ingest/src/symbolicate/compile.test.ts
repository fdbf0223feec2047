import { transform } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { compileArtifact } from './compile.ts'
import { InvalidSourceMapError } from './invalid-source-map-error.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

const built = await transform('export function total(items) { return items.length }', {
  minify: true,
  sourcemap: 'external',
  sourcefile: 'total.js',
})

describe('compileArtifact', () => {
  it('tells the uploader what was understood', () => {
    const map = bytes(built.map)

    const { receipt } = compileArtifact({ map, file: bytes(built.code) })

    expect(receipt).toEqual({
      sources: 1,
      mappings: expect.any(Number) as number,
      hasSourcesContent: true,
      functions: 1,
      sizeBytes: map.length,
    })
  })

  it('takes a map without its bundle', () => {
    const { receipt, artifact } = compileArtifact({ map: bytes(built.map) })

    expect(receipt.functions).toBe(0)
    expect(receipt.warning).toBeUndefined()
    expect(artifact.map.sources).toEqual(['total.js'])
  })

  it('takes a map whose bundle it cannot parse, and says so', () => {
    const { receipt } = compileArtifact({ map: bytes(built.map), file: bytes('<html>') })

    expect(receipt).toMatchObject({ functions: 0, sources: 1 })
    expect(receipt.warning).toContain('could not be parsed')
  })

  it('refuses a map that is none', () => {
    expect(() => compileArtifact({ map: bytes('{}') })).toThrow(InvalidSourceMapError)
  })
})
