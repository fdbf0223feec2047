import { describe, expect, it } from 'vitest'
import { aHost } from '../testing/a-host.ts'
import { anError, aVital } from '../testing/drafts.ts'
import { toEnvelope } from './envelope.ts'

/** As the service reads it: JSON leaves out what is undefined. */
function envelopeOf(...drafts: Parameters<typeof toEnvelope>[1]) {
  const envelope = toEnvelope(aHost().host, drafts, { 'vital:rate': 1 })
  return JSON.parse(JSON.stringify(envelope)) as typeof envelope // as: a copy.
}

it('is of version 2, with an id, the script’s name, context and drops', () => {
  expect(envelopeOf()).toEqual({
    v: 2,
    id: expect.stringMatching(/^[\da-f]{32}$/) as string,
    sdk: expect.stringMatching(/^browser@\d+\.\d+\.\d+$/) as string,
    context: { sessionId: '80000000000000000000000080000000' },
    view: { id: 'view-1', url: 'https://shop.example/' },
    ...{ drops: { 'vital:rate': 1 }, lines: [], items: [] },
  })
})

it('writes the lines of the stacks once', () => {
  const stack = '\n    at pay (app.js:1:2)\n    at click (app.js:3:4)'
  const other = 'at other (app.js:5:6)\nat click (app.js:3:4)'

  const { lines, items } = envelopeOf(
    anError({ stack }),
    anError({ stack }),
    anError({ stack: other }),
  )

  expect(lines).toEqual([
    '    at pay (app.js:1:2)',
    '    at click (app.js:3:4)',
    'at other (app.js:5:6)',
    'at click (app.js:3:4)',
  ])
  expect(items).toMatchObject([
    { exceptions: [{ stack: [0, 1] }] },
    { exceptions: [{ stack: [0, 1] }] },
    { exceptions: [{ stack: [2, 3] }] },
  ])
})

it('has no stack where there was none', () => {
  expect(JSON.stringify(envelopeOf(anError()))).not.toContain('"stack"')
})

describe('a view', () => {
  const first = { id: '1', url: 'https://shop.example/a' }
  const second = { id: '2', url: 'https://shop.example/b' }

  it('is the first item’s, and left out of the items that share it', () => {
    const { view, items } = envelopeOf(
      aVital({ view: first }),
      aVital({ view: second }),
      aVital({ view: first }),
    )

    expect(view).toEqual(first)
    expect(items.map((item) => item.view)).toEqual([undefined, second, undefined])
  })

  it('has the route it was given after the item', () => {
    const view: { id: string; url: string; route?: string } = { ...first }
    const item = aVital({ view })

    view.route = '/products/:id'

    expect(envelopeOf(item).view).toEqual({ ...first, route: '/products/:id' })
  })
})
