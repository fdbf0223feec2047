import { runInNewContext } from 'node:vm'
import { FlattenMap, originalPositionFor, type SourceMapInput } from '@jridgewell/trace-mapping'
import { transform, type TransformOptions } from 'esbuild'
import { expect, it } from 'vitest'
import { UploadError } from '../upload-error.ts'
import { injectDebugId } from './inject-debug-id.ts'
import { trailingValue } from './trailing-comments.ts'

const SOURCE = `export function fail(text: string): never {
  throw new RangeError(text)
}
fail('with text')
`
const ID = '93e0fa7b-3f4d-450f-929e-1172e90547e5'

async function aScript(options: TransformOptions = {}, source = SOURCE) {
  const built = await transform(source, {
    ...{ loader: 'ts', sourcemap: true, sourcefile: 'fail.ts', minify: true, format: 'iife' },
    ...options,
  })
  return { name: 'app.js', code: built.code, map: built.map }
}

interface Page {
  seismoDebugIds?: Record<string, string>
}

/** Answers what is thrown and what the page then knows. */
function run(code: string) {
  const self: Page = {}
  try {
    runInNewContext(code, { self }, { filename: 'https://shop.example/app.js' })
  } catch (error) {
    return { error: error as Error, self } // of another realm: `instanceof` does not know it
  }
  return { error: undefined, self }
}

function idIn(map: string): unknown {
  return (JSON.parse(map) as { debugId?: unknown }).debugId
}

it.each([
  ['an IIFE', {}],
  ['a strict IIFE', { banner: '"use strict";' }],
  ['a directive without semicolon', { banner: '"use strict"\nvar shop;' }],
  ['a license before directives', { banner: '/*! of others\n*/"use strict";' }],
  ['a hashbang', { banner: '#!/usr/bin/env node' }],
  ['many lines', { minify: false }],
])('tells the id before anything throws, and the map stays right, with %s', async (_, options) => {
  const script = injectDebugId(await aScript(options))

  const { error, self } = run(script.code)

  const id = trailingValue(script.code, 'debugId')
  expect(id).toBe(idIn(script.map))
  const [[stack, registered] = []] = Object.entries(self.seismoDebugIds ?? {})
  expect(registered).toBe(id)
  expect(stack).toContain('https://shop.example/app.js:')
  const [, line, column] =
    /app\.js:(\d+):(\d+)/.exec(error?.stack?.replace(/^[^]*?\n +at/, '') ?? '') ?? []
  const trace = new FlattenMap(JSON.parse(script.map) as SourceMapInput)
  const position = { line: Number(line), column: Number(column) - 1 }
  expect(originalPositionFor(trace, position)).toMatchObject({
    source: 'fail.ts',
    line: 2,
    column: 8,
  })
})

it('leaves strict code strict', async () => {
  const code = injectDebugId({ ...(await aScript()), code: '"use strict";undeclared=1' }).code

  expect(run(code).error?.name).toBe('ReferenceError')
})

it('is silent and harmless where there is no self', async () => {
  const { code } = injectDebugId(await aScript({}, 'globalThis.ran = true'))
  const context: { ran?: boolean } = {}

  runInNewContext(code, context)

  expect(context.ran).toBe(true)
})

it('writes the comment before the address of the map', async () => {
  const script = await aScript()

  const hidden = injectDebugId(script).code
  const linked = injectDebugId({
    ...script,
    code: `${script.code}//# sourceMappingURL=app.js.map\n`,
  }).code

  expect(hidden).toMatch(/\n\/\/# debugId=\S+\n$/)
  expect(linked).toMatch(/\n\/\/# debugId=\S+\n\/\/# sourceMappingURL=app\.js\.map\n$/)
})

it('twice is once', async () => {
  for (const banner of ['', '"use strict";', '"use strict"']) {
    const once = injectDebugId(await aScript({ banner }))

    expect(injectDebugId(once)).toEqual(once)
  }
})

it.each(['file', 'map', 'both'])(
  'keeps and registers an id that is in the %s already',
  async (place) => {
    const { name, code, map } = await aScript()
    const given = {
      name,
      code: place === 'map' ? code : `${code}//# debugId=${ID.toUpperCase()}\n`,
      map: place === 'file' ? map : JSON.stringify({ ...JSON.parse(map), debug_id: ID }),
    }

    const script = injectDebugId(given)

    expect(Object.values(run(script.code).self.seismoDebugIds ?? {})).toEqual([ID])
    expect(trailingValue(script.code, 'debugId')?.toLowerCase()).toBe(ID)
    expect(script.code.match(/debugId=/g)).toHaveLength(1)
    expect(idIn(script.map)).toBe(ID)
  },
)

it('refuses a map of another build', async () => {
  const { name, code, map } = await aScript()
  const other = JSON.stringify({ ...JSON.parse(map), debugId: ID.replace('9', '8') })

  const inject = () => injectDebugId({ name, code: `${code}//# debugId=${ID}\n`, map: other })

  expect(inject).toThrow(UploadError)
  expect(inject).toThrow(/app\.js has the debug id 93.*its map 83.*empty the output folder/)
})

it.each(['', '{}', '[]', 'null', '<!doctype html>'])('refuses %j as a map', async (map) => {
  const script = await aScript()

  expect(() => injectDebugId({ ...script, map })).toThrow(/the map of app\.js is not/)
})

it('refuses a map whose mappings cannot be moved along, by its name', async () => {
  const { name, code, map } = await aScript()
  const damaged = JSON.stringify({ ...JSON.parse(map), mappings: '!' })

  const inject = () => injectDebugId({ name, code, map: damaged })

  expect(inject).toThrow(UploadError)
  expect(inject).toThrow('the map of app.js cannot be read; build again')
})
