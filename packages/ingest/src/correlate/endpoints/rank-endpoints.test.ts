import { expect, it } from 'vitest'
import type { EndpointWindows } from '../../store/signal-store.ts'
import { shiftsOf } from './rank-endpoints.ts'

const FAST = 40
const SLOW = 80

interface Given {
  n?: number
  failed?: number
  slow?: number
}

function part({ n = 1_000, failed = 0, slow = 0 }: Given) {
  const buckets = new Map([
    [FAST, n - slow],
    [SLOW, slow],
  ])
  return { n, failed, buckets }
}

function anEndpoint(before: Given, during: Given, target = '/cart'): EndpointWindows {
  return { method: 'GET', target, before: part(before), during: part(during) }
}

it.each<[string, Given, Given, string[]]>([
  ['fails more often', { failed: 5 }, { failed: 300 }, ['fails']],
  ['is slow more often', { slow: 5 }, { slow: 300 }, ['slows']],
  ['fails and is slow', {}, { failed: 300, slow: 300 }, ['fails', 'slows']],
  ['is as before', { failed: 50 }, { failed: 55 }, []],
  ['is called more often', { n: 100, failed: 10 }, { n: 1_000, failed: 100 }, []],
  ['failed four times', {}, { failed: 4 }, []],
  ['was hardly called before, and is slow', { n: 19 }, { slow: 300 }, []],
  ['is not called any more', { failed: 5 }, { n: 0 }, []],
])('says of an endpoint that %s', (_, before, during, shifts) => {
  const found = shiftsOf([anEndpoint(before, during)]).map(({ what }) => what)

  expect(found.toSorted()).toEqual(shifts)
})

it('puts the surest first, with what is beyond the usual', () => {
  const [first, second] = shiftsOf([
    anEndpoint({ failed: 10 }, { failed: 60 }, '/some'),
    anEndpoint({ failed: 10 }, { failed: 400 }, '/many'),
  ])

  expect([first?.endpoint.target, second?.endpoint.target]).toEqual(['/many', '/some'])
  expect(first?.extra).toBeCloseTo(390)
})
