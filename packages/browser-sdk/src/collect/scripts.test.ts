import { describe, expect, it } from 'vitest'
import type { Envelope } from '../wire.ts'
import { aHost } from '../testing/a-host.ts'
import { aPage } from '../testing/a-page.ts'
import { anError, aVital } from '../testing/drafts.ts'
import { scripts } from './scripts.ts'

function start(globals = {}) {
  const page = aPage(globals)
  const all = aHost()
  scripts(all.host)
  return { ...all, ...page }
}

describe('a nameless error', () => {
  const elements = [
    { src: 'https://shop.example/app.js', crossOrigin: null },
    { src: '', crossOrigin: null },
    { src: 'https://cdn.example/asked.js', crossOrigin: 'anonymous' },
    { src: 'https://ads.example/hiding.js', crossOrigin: null },
  ]

  it('names the other origins’ scripts without crossorigin', () => {
    const { document, host, emitted } = start()
    document.scripts = elements

    host.emit(anError({ type: 'Error', message: 'Script error.' }))

    expect(emitted).toMatchObject([{ scripts: ['https://ads.example/hiding.js'] }])
  })

  it.each([
    ['an error with a name', anError({ message: 'x is undefined' })],
    ['another item', aVital()],
  ])('is not %s', (_, item) => {
    const { document, host, emitted } = start()
    document.scripts = elements

    host.emit(item)

    expect(emitted).toEqual([item])
    expect(item).not.toHaveProperty('scripts')
  })
})

describe('debug ids', () => {
  const pack = (
    lines: string[] | undefined,
    globals = {},
    items: Envelope['items'] = [],
  ): Envelope['debugIds'] => {
    const { host, packed } = start(globals)
    const view = { id: '1', url: 'https://shop.example/' }
    host.pack({ v: 2, id: '1', sdk: 'test', context: { sessionId: '1' }, view, items, lines })
    return packed[0]?.debugIds
  }
  const ids = {
    'Error\n    at https://shop.example:3000/app.js:1:90': 'id-of-app',
    'Error\n    at https://shop.example:3000/other.js:1:90': 'id-of-other',
  }

  it.each(['seismoDebugIds', '_sentryDebugIds'])('in %s are told of scripts on a stack', (name) => {
    const lines = ['    at pay (https://shop.example:3000/app.js:1:2)']

    expect(pack(lines, { [name]: ids })).toEqual({
      'https://shop.example:3000/app.js': 'id-of-app',
    })
  })

  it('are told from stacks of SpiderMonkey', () => {
    const table = { '@https://shop.example/app.js:1:90\n': 'id-of-app' }

    expect(pack(['pay@https://shop.example/app.js:1:2'], { seismoDebugIds: table })).toEqual({
      'https://shop.example/app.js': 'id-of-app',
    })
  })

  const script = { url: 'https://shop.example/app.js', position: 7, durationMs: 90 }

  it.each([
    [
      'a long frame',
      { is: 'long-frame', at: 1, durationMs: 300, blockingMs: 250, scripts: [script] },
    ],
    [
      'a vital',
      {
        ...{ is: 'vital', at: 1, name: 'INP', value: 300, navigationType: 'navigate' },
        attribution: { script },
      },
    ],
    [
      'a report',
      {
        ...{ is: 'report', at: 1, type: 'deprecation', message: '' },
        position: { file: 'https://shop.example/app.js', line: 1, column: 2 },
      },
    ],
  ] as [string, Envelope['items'][number]][])(
    'are told of the script of %s, which is named without its query',
    (_, item) => {
      const address = 'https://shop.example/app.js?v=3'
      const table = { [`Error\n    at ${address}:1:90`]: 'id-of-app', ...ids }

      expect(pack([], { seismoDebugIds: table }, [item])).toEqual({ [address]: 'id-of-app' })
    },
  )

  it.each([
    ['there is no stack', undefined, { seismoDebugIds: ids }],
    ['there is no table', ['at https://shop.example/app.js:1:2'], {}],
    ['the table holds nonsense', ['at x:1:2'], { seismoDebugIds: { nonsense: 'id' } }],
  ])('are none where %s', (_, lines, globals) => {
    expect(pack(lines, globals)).toBeUndefined()
  })
})
