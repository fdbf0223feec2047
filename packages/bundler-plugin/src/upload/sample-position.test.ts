import { transform } from 'esbuild'
import { expect, it } from 'vitest'
import { samplePosition } from './sample-position.ts'

async function build(source: string, sourcefile = 'src/cart.ts') {
  const { code, map } = await transform(source, {
    ...{ loader: 'ts', sourcemap: true, sourcefile, minify: true },
  })
  return { code, map }
}

const SOURCE = '\nexport const sum = (list: number[]) => list.map(Number)\n'

it('finds a word that stands at the same place in file and source', async () => {
  const { code, map } = await build(SOURCE)

  const position = samplePosition(code, map)

  expect(position).toMatchObject({ source: 'src/cart.ts', sourceLine: 2, word: 'Number' })
  const { line = 0, column = 0 } = position ?? {}
  expect(code.split('\n')[line - 1]?.slice(column - 1)).toMatch(/^Number/)
})

it('finds none in a file that was changed after its map was made', async () => {
  const { code, map } = await build(SOURCE)

  expect(samplePosition(`void 0;${code}`, map)).toBeUndefined()
})

it('prefers a source of the app to one of a package', async () => {
  const [theirs, ours] = await Promise.all([build(SOURCE, 'node_modules/lib/a.js'), build(SOURCE)])
  const sections = [theirs.map, ours.map].map((text, line) => ({
    offset: { line, column: 0 },
    map: JSON.parse(text) as never,
  }))

  const both = samplePosition(theirs.code + ours.code, { version: 3, sections })
  const alone = samplePosition(theirs.code, theirs.map)

  expect(both).toMatchObject({ line: 2, source: 'src/cart.ts' })
  expect(alone).toMatchObject({ line: 1, source: 'node_modules/lib/a.js' })
})

it('says where the first place is if there are no sources to compare with', async () => {
  const { code, map } = await build(SOURCE)
  const { sourcesContent, ...rest } = JSON.parse(map) as { sourcesContent: unknown }

  expect(sourcesContent).toHaveLength(1)
  expect(samplePosition(code, JSON.stringify(rest))).toMatchObject({
    source: 'src/cart.ts',
    sourceLine: 2,
    word: undefined,
  })
})
