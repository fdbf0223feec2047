import { transform } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { zstdCodec } from '../lib/zstd-codec.ts'
import { compileArtifact, type Upload } from './compile.ts'
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

    const { receipt } = compile({ map, file: bytes(built.code) })

    expect(receipt).toEqual({
      sources: 1,
      mappings: expect.any(Number) as number,
      hasSourcesContent: true,
      functions: 1,
      sizeBytes: map.length,
    })
  })

  it('refuses a file of more lines than a map may have', () => {
    const file = bytes(built.code + '\n'.repeat(3_000_001))

    expect(() => compile({ map: bytes(built.map), file })).toThrow('lines; at most 3000000')
  })

  it('takes a map without its bundle', () => {
    const { receipt } = compile({ map: bytes(built.map) })

    expect(receipt.functions).toBe(0)
    expect(receipt.warning).toBeUndefined()
    expect(receipt.sources).toBe(1)
  })

  it('takes a map whose bundle it cannot parse, and says so', () => {
    const { receipt } = compile({
      map: bytes(built.map),
      file: bytes(built.code.replace('function', 'functoin')),
    })

    expect(receipt).toMatchObject({ functions: 0, sources: 1 })
    expect(receipt.warning).toContain('could not be parsed')
  })

  it('looks for no functions in a style sheet', async () => {
    const { code, map } = await transform('.cart { color: red }', {
      ...{ loader: 'css', sourcemap: 'external', sourcefile: 'cart.scss' },
    })

    expect(compile({ map: bytes(map), file: bytes(code) }).receipt.warning).toBeUndefined()
  })

  it('refuses a map that is none', () => {
    expect(() => compile({ map: bytes('{}') })).toThrow(InvalidSourceMapError)
  })
})

function compile(upload: Upload) {
  return compileArtifact(upload, zstdCodec)
}
