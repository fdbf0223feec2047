import { transform } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { flattenSourceMap, type DecodedSourceMap } from '../flatten-source-map.ts'
import { NONE } from '../mappings/mappings.ts'
import { collectScopes } from './collect-scopes.ts'
import { enclosingScope, type FunctionScopes } from './function-scopes.ts'
import { mapFunctions } from './parse-bundle.ts'

describe('collectScopes', () => {
  it.each([
    ['with the source', true],
    ['without the source', false],
  ])('resolves minified names %s', async (_, sourcesContent) => {
    const source = `
      function total(items) { return items.reduce((sum, item) => sum + item, 0) }
      class Cart { constructor() { total([]) } #check() {} pay() { this.#check(); total([1]) } }
      const checkout = async () => { await new Cart().pay() }
      globalThis.shop = { total, Cart, checkout, open: function () { checkout() } }`

    const names = await namesOf(source, sourcesContent)

    expect(names).toEqual([
      '#check',
      '<reduce callback>',
      'Cart',
      'checkout',
      'open',
      'pay',
      'total',
    ])
  })

  it('reads the name that the minifier dropped from the source', async () => {
    const source = 'globalThis.run = [function named() {}, class Named {}, (() => 1)]'

    expect(await namesOf(source, true)).toEqual(['Named', 'named', 'run'])
  })

  it('leaves a name undefined that it cannot resolve', () => {
    const bundle = 'function t(){x()}'
    const map = aMap([[0, 0, 0, 0]])

    expect(collectScopes(bundle, map).names).toEqual([])
    expect(collectScopes(bundle, map).table).toHaveLength(8)
  })

  it('leaves out a name that no stack should carry', () => {
    const name = 'x'.repeat(100_000)
    const bundle = `function ${name}(){x()}`
    const map = aMap([[0, 0, 0, 0]])

    expect(collectScopes(bundle, map).names).toEqual([])
    expect(collectScopes(bundle, { ...map, sourcesContent: [bundle] }).names).toEqual([])
    expect(collectScopes(bundle, map).table).toHaveLength(8)
  })

  it("passes over functions of the bundler's, which have no mapping of their own", () => {
    const bundle = 'wrap(function(e){function t(){x()}})'

    const { table } = collectScopes(bundle, aMap([[17, 0, 0, 0]]))

    expect([...table.subarray(0, 4)]).toEqual([0, 17, 0, 34])
  })

  it('takes the generator of a lowered async function for the function itself', () => {
    const bundle = 'function load(){return __async(this,null,function*(e){x()})}'
    const map = aMap([
      [0, 0, 0, 0],
      [bundle.indexOf('function*'), 0, 0, 0],
    ])

    const { names, table } = collectScopes(bundle, map)

    expect(names).toEqual(['load'])
    expect(table).toHaveLength(8)
  })

  it.each([
    ['deeper than the parser goes', `x=${'a+'.repeat(50_000)}function(){}`],
    ['not JavaScript', '<!doctype html>'],
  ])('throws a SyntaxError for a bundle that is %s', (_, bundle) => {
    expect(() => collectScopes(bundle, aMap([]))).toThrow(SyntaxError)
  })

  it('reads lists that are longer than a call has room for arguments', () => {
    const bundle = `x=[${'1,'.repeat(300_000)}function(){}]`

    expect(() => collectScopes(bundle, aMap([]))).not.toThrow()
  })
})

describe('mapFunctions', () => {
  it.each(['import "x"; export {}', 'with (x) y', '#!/usr/bin/env node\n1', 'return 1', 'await x'])(
    'reads %j',
    (code) => {
      const found = mapFunctions(`${code}\nfunction f() {}`, ({ node }) => node.type)

      expect(found).toEqual(['FunctionDeclaration'])
    },
  )

  it('hands functions on inner ones first, each once', () => {
    const code = 'a(function(x = () => 1) { class C { m() {} } }); b = () => () => 2'

    const found = mapFunctions(code, ({ node }) => code.slice(node.start, node.end))

    expect(found.toSorted()).toEqual(
      [
        '() => 1',
        '() {}',
        'class C { m() {} }',
        'function(x = () => 1) { class C { m() {} } }',
        '() => 2',
        '() => () => 2',
      ].toSorted(),
    )
    expect(found.indexOf('() {}')).toBeLessThan(found.indexOf('() => () => 2'))
  })
})

describe('code that was inlined', () => {
  const source = 'function outer(a) {\n  return small(a)\n}\nconst small = (a) => a.b.c\n'
  const bundle = 'function o(a){return a.b.c}'
  const mapping = (column: number, line: number, sourceColumn: number) =>
    [column, 0, line, sourceColumn] as [number, number, number, number]

  it('has the name of the function that it was written in', () => {
    const map = aMap([mapping(0, 0, 0), mapping(14, 1, 2), mapping(21, 3, 21)], source)

    const scopes = collectScopes(bundle, map)

    expect(scopeAt(scopes, 23, 3)).toBe('small')
    expect(scopeAt(scopes, 15, 1)).toBe('outer')
  })

  it('has no name where that function has none', () => {
    const anonymous = source.replace('small(a)', '((a) => a.b.c)(a)')
    const map = aMap([mapping(0, 0, 0), mapping(14, 1, 2), mapping(21, 1, 17)], anonymous)

    expect(scopeAt(collectScopes(bundle, map), 23, 1)).toBe('')
  })

  it('keeps the name of the bundle where the source cannot be read', () => {
    const unreadable = source.replace('a.b.c', 'a.b.c)')
    const map = aMap([mapping(0, 0, 0), mapping(21, 3, 21)], unreadable)

    expect(scopeAt(collectScopes(bundle, map), 23, 3)).toBe('outer')
  })
})

async function namesOf(source: string, sourcesContent: boolean): Promise<string[]> {
  const { code, map } = await transform(source, {
    minify: true,
    format: 'esm',
    sourcemap: 'external',
    sourcefile: 'shop.js',
    sourcesContent,
  })
  return collectScopes(code, flattenSourceMap(JSON.parse(map))).names.toSorted()
}

/** Of one line: generated column, source, source line and column. */
function aMap(line: [number, number, number, number][], source?: string): DecodedSourceMap {
  const field = (at: number) => Int32Array.from(line, (segment) => segment[at] ?? NONE)
  return {
    mappings: {
      lineStarts: Uint32Array.of(0, line.length),
      ...{ columns: field(0), sources: field(1), sourceLines: field(2), sourceColumns: field(3) },
      names: field(4),
    },
    ...{ sources: ['a.ts'], sourcesContent: [source ?? null], names: [], ignoreList: [] },
  }
}

function scopeAt(scopes: FunctionScopes, column: number, line: number): string | undefined {
  const scope = enclosingScope(scopes.table, { line: 0, column }, { source: 0, line })
  return scopes.names[scope?.name ?? NONE]
}
