import { transform } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { mismatchOf } from './belongs-to-file.ts'
import { flattenSourceMap } from './flatten-source-map.ts'
import { lineStartsOf } from './scopes/line-starts.ts'

const source = Array.from(
  { length: 40 },
  (_, i) =>
    `export function handler${i}(event, total${i}) { return event.target[total${i}] + ${i} }`,
).join('\n')
const built = await build(source)

describe('mismatchOf', () => {
  it('has nothing against the map of the build', () => {
    expect(mismatchOf(built.file, built.mappings)).toBeUndefined()
  })

  it.each([
    [
      'another build',
      async () => (await build(`export const added = document.title;${source}`)).file,
    ],
    ['the build with a line before it', () => aFile(`/* ${'-'.repeat(77)} */ ${built.file.text}`)],
  ])('tells it from %s', async (_, file) => {
    expect(mismatchOf(await file(), built.mappings)).toMatch(/in the middle of words/)
  })

  it('tells it from a file that is shorter', () => {
    expect(mismatchOf(aFile(built.file.text.slice(0, 900)), built.mappings)).toMatch(
      /not in the file/,
    )
  })

  it('has nothing against a map of every character, nor against one without mappings', () => {
    const everyCharacter = `AAAA${',CAAC'.repeat(8)}`
    const sources = ['a']

    const { mappings } = flattenSourceMap({ version: 3, sources, mappings: everyCharacter })
    const none = flattenSourceMap({ version: 3, sources, mappings: '' })

    expect(mismatchOf(aFile('identifier'), mappings)).toBeUndefined()
    expect(mismatchOf(aFile('identifier'), none.mappings)).toBeUndefined()
  })
})

async function build(text: string) {
  const { code, map } = await transform(text, { minify: true, sourcemap: 'external' })
  return { file: aFile(code), mappings: flattenSourceMap(JSON.parse(map)).mappings }
}

function aFile(text: string) {
  return { text, lineStarts: lineStartsOf(text) }
}
