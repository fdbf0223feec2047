import { describe, expect, it } from 'vitest'
import { aSpan } from '../a-span.ts'
import type { Span } from '../span.ts'
import { callGraph } from './call-graph.ts'
import { rankOperations } from './rank-operations.ts'
import { summarise, type TraceSummary } from './summarise.ts'

interface Shop {
  queryMs: number
  failing?: boolean
  host?: string
}

/** A gateway that calls a cart, whose database takes its time. */
function aTrace(n: number, { queryMs, failing = false, host = 'cart-1' }: Shop): TraceSummary {
  const queryUs = queryMs * 1_000
  const spans: Span[] = [
    aSpan({ spanId: 'g', service: 'gateway', durationUs: queryUs + 4_000, isFailed: failing }),
    aSpan({
      ...{ spanId: 'c', parentId: 'g', service: 'cart', host, operation: 'GET /cart' },
      ...{ startUs: 1_000, durationUs: queryUs + 2_000 },
    }),
    aSpan({
      ...{ spanId: 'q', parentId: 'c', service: 'cart', host, operation: 'SELECT' },
      ...{ kind: 'client', startUs: 2_000, durationUs: queryUs, isFailed: failing },
    }),
  ]
  return summarise({ traceId: `t${n}`, spans })
}

const traces = (n: number, of: (index: number) => Shop) =>
  Array.from({ length: n }, (_, index) => aTrace(index, of(index)))

const calm = traces(20, (n) => ({ queryMs: 5 + (n % 4) }))
const found = (during: TraceSummary[], before: TraceSummary[]) =>
  rankOperations({ during, before }).filter(({ isFound }) => isFound)

describe('among traces of failed requests', () => {
  it('the operation where they begin to fail is found, and not those that pass it on', () => {
    const during = traces(20, (n) => ({ queryMs: 6, failing: n % 5 > 0 }))

    const all = found(during, calm)

    expect(all).toMatchObject([
      {
        ...{ name: 'cart SELECT', labels: { service: 'cart', operation: 'SELECT' } },
        evidence: { traces: 20, of: 20, errors: 16, selfMs: { before: 6.5, after: 6 } },
      },
    ])
    expect(all[0]?.evidence.traceIds).toHaveLength(5)
    expect(all[0]?.strength).toBeGreaterThan(0.6)
  })

  it('the operation whose own time grew is found, and not those that waited for it', () => {
    const during = traces(20, (n) => ({ queryMs: 300 + n }))

    expect(found(during, calm)).toMatchObject([
      { name: 'cart SELECT', evidence: { errors: 0, selfMs: { before: 6.5, after: 309.5 } } },
    ])
  })

  it('the one machine is named on which it fails', () => {
    const during = traces(20, (n) => ({
      ...{ queryMs: 6, failing: n % 2 === 0, host: n % 2 === 0 ? 'cart-2' : 'cart-1' },
    }))

    expect(found(during, calm)[0]?.labels).toMatchObject({ host: 'cart-2' })
  })

  it('what failed before as well is not found', () => {
    const asEver = (n: number) => ({ queryMs: 6, failing: n % 2 === 0 })

    expect(found(traces(20, asEver), traces(20, asEver))).toEqual([])
  })

  it('without any of before only where most fail is said, and nothing of time', () => {
    const half = traces(20, (n) => ({ queryMs: 900, failing: n % 3 === 0 }))
    const most = traces(20, (n) => ({ queryMs: 900, failing: n % 3 > 0 }))

    expect(found(half, [])).toEqual([])
    expect(found(most, [])).toMatchObject([{ evidence: { selfMs: { before: null } } }])
  })

  it('one or two traces say nothing', () => {
    expect(
      found(
        traces(2, () => ({ queryMs: 900, failing: true })),
        calm,
      ),
    ).toEqual([])
    expect(rankOperations({ during: [], before: calm })).toEqual([])
  })

  it('of forty operations that stay as they are, hardly any is found in a hundred windows', () => {
    const random = seeded(7)
    const side = () => Array.from({ length: 20 }, (_, n) => anySummary(n, random))

    const windows = Array.from({ length: 100 }, () => found(side(), side()).length)

    expect(windows.filter((n) => n > 0).length).toBeLessThanOrEqual(3)
  })
})

it('who calls whom is told of all traces together', () => {
  expect(callGraph([...calm, ...calm])).toEqual(new Map([['gateway', ['cart']]]))
})

function anySummary(n: number, random: () => number): TraceSummary {
  const names = Array.from({ length: 40 }, (_, index) => `op ${index}`)
  const seen = names.filter(() => random() < 0.7)
  // Of heavy tails, as durations are, and failing now and then.
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const operations = seen.map((operation) => ({
    ...{ service: 's', operation, host: '', isOrigin: random() < 0.05 },
    selfMs: Math.exp(2 + 1.2 * normal()),
  }))
  return {
    ...{ traceId: `t${n}`, calls: [] },
    durationMs: operations.reduce((sum, { selfMs }) => sum + selfMs, 0),
    operations: new Map(operations.map((one) => [one.operation, one])),
  }
}

/** The same numbers each time. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}
