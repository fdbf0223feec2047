import { expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import type { Envelope, Item } from '../wire.ts'
import { SDK, sizeBytes, toParcels, type Entry } from './parcel.ts'

const home = { url: 'https://shop.example/' }
const context = { sessionId: 's' }

function anEntry(view: Entry['view'] = home, message = ''): Entry {
  const item: Item = {
    is: 'error',
    id: 'e',
    at: 1,
    pageViewId: 'v',
    mechanism: 'error',
    level: 'error',
    exceptions: [{ type: 'Error', message }],
  }
  return { item, view }
}

const open = (entries: Entry[], sentAt = 5) =>
  // as: the body was an Envelope before it was text.
  toParcels(context, entries).map((parcel) => JSON.parse(parcel.toBody(sentAt)) as Envelope)

it('writes one envelope with the shared context once', () => {
  const [envelope] = open([anEntry(), anEntry()])

  expect(envelope).toEqual({
    v: 1,
    id: expect.any(String) as string,
    sentAt: 5,
    sdk: SDK,
    context: { sessionId: 's', url: home.url },
    items: [anEntry().item, anEntry().item],
  })
})

it('names the address and the route of an item where they differ', () => {
  const product = { url: 'https://shop.example/p/7', route: '/p/:id' }

  const [envelope] = open([anEntry(), anEntry(product)])

  expect(envelope?.items.map(({ url, route }) => ({ url, route }))).toEqual([
    { url: undefined, route: undefined },
    product,
  ])
})

it('keeps its id when it is sent again', () => {
  const [parcel] = toParcels(context, [anEntry()])
  const bodies = [1, 2].map((at) => JSON.parse(parcel?.toBody(at) ?? '') as Envelope)

  expect(bodies[0]?.id).toBe(bodies[1]?.id)
  expect(bodies.map(({ sentAt }) => sentAt)).toEqual([1, 2])
})

it('divides what no keepalive request may carry', () => {
  const entries = Array.from({ length: 6 }, () => anEntry(home, 'é'.repeat(10_000)))

  const parcels = toParcels(context, entries)

  expect(parcels).toHaveLength(3)
  for (const parcel of parcels) expect(sizeBytes(parcel.toBody(1))).toBeLessThan(60_000)
})

it('makes nothing of nothing', () => {
  expect(toParcels(context, [])).toEqual([])
})

it('tells the version of the package', () => {
  expect(SDK).toEqual({ name: manifest.name, version: manifest.version })
})
