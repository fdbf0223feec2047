import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aSpan } from './a-span.ts'
import { criticalPath } from './critical-path.ts'
import { growTrees, withDescendants, type SpanNode } from './grow-tree.ts'
import { selfTimeOf } from './self-time.ts'
import type { Span } from './span.ts'

const idsOf = (nodes: readonly SpanNode[]) => nodes.map(({ span }) => span.spanId)
const all = (spans: readonly Span[]) => growTrees(spans).flatMap(withDescendants)

describe('the tree of a trace', () => {
  it('puts each span below its caller, the earliest first', () => {
    const nodes = all([
      aSpan({ spanId: 'late', parentId: 'root', startUs: 500, durationUs: 10 }),
      aSpan({ spanId: 'early', parentId: 'root', startUs: 100, durationUs: 10 }),
      aSpan({ spanId: 'root', durationUs: 1_000 }),
      aSpan({ spanId: 'below', parentId: 'early', startUs: 101, durationUs: 5 }),
    ])

    expect(nodes.map(({ span, depth }) => [span.spanId, depth])).toEqual([
      ...[['root', 0] as const, ['early', 1] as const, ['below', 2] as const, ['late', 1] as const],
    ])
  })

  it('keeps what lacks its caller, after what has none', () => {
    const roots = growTrees([
      aSpan({ spanId: 'orphan', parentId: 'gone', startUs: 1 }),
      aSpan({ spanId: 'root', startUs: 2 }),
    ])

    expect(roots.map(({ span, isOrphan }) => [span.spanId, isOrphan])).toEqual([
      ['root', false],
      ['orphan', true],
    ])
  })

  it('leaves out what was sent twice, and nothing else', () => {
    const twice = aSpan({ spanId: 'x', parentId: 'root' })

    expect(idsOf(all([aSpan({ spanId: 'root' }), twice, { ...twice }]))).toEqual(['root', 'x'])
  })

  it('has the server below the client where both share an id', () => {
    const shared = { spanId: 'x', parentId: 'root' }
    const nodes = all([
      aSpan({ spanId: 'root' }),
      aSpan({ ...shared, kind: 'server', service: 'cart', startUs: 10, durationUs: 10 }),
      aSpan({ ...shared, kind: 'client', startUs: 5, durationUs: 20 }),
      aSpan({ spanId: 'db', parentId: 'x', service: 'cart', startUs: 12, durationUs: 2 }),
    ])

    expect(nodes.map(({ span, depth }) => [span.service, span.kind, depth])).toEqual([
      ...[['shop', 'server', 0] as const, ['shop', 'client', 1] as const],
      ...[['cart', 'server', 2] as const, ['cart', 'server', 3] as const],
    ])
  })

  it.each([
    ['itself', [aSpan({ spanId: 'a', parentId: 'a' })]],
    [
      'each other',
      [
        aSpan({ spanId: 'b', parentId: 'a', startUs: 2 }),
        aSpan({ spanId: 'a', parentId: 'b', startUs: 1 }),
      ],
    ],
    [
      'each other, with more below',
      [
        aSpan({ spanId: 'c', parentId: 'b', startUs: 3 }),
        aSpan({ spanId: 'b', parentId: 'a', startUs: 2 }),
        aSpan({ spanId: 'a', parentId: 'b', startUs: 1 }),
      ],
    ],
  ])('begins with the earliest of spans that name %s', (_, spans) => {
    const nodes = all(spans)

    expect(nodes[0]?.span.spanId).toBe('a')
    expect(nodes).toHaveLength(spans.length)
  })

  it('sets a clock right that lets a call begin before its caller, and what is below with it', () => {
    const [, call, below] = all([
      aSpan({ spanId: 'root', startUs: 1_000, durationUs: 100 }),
      aSpan({ spanId: 'call', parentId: 'root', host: 'b', startUs: 200, durationUs: 40 }),
      aSpan({ spanId: 'below', parentId: 'call', host: 'b', startUs: 210, durationUs: 5 }),
    ])

    expect(call).toMatchObject({ startUs: 1_030, endUs: 1_070, skewUs: 830 })
    expect(below).toMatchObject({ startUs: 1_040, skewUs: 830 })
  })

  it('leaves a clock alone where the order can be', () => {
    const [, queued, local] = all([
      aSpan({ spanId: 'root', durationUs: 100 }),
      aSpan({ spanId: 'q', parentId: 'root', host: 'b', kind: 'consumer', startUs: 900 }),
      aSpan({ spanId: 'l', parentId: 'root', startUs: 950 }),
    ])

    expect([queued?.skewUs, local?.skewUs]).toEqual([0, 0])
  })

  it('takes ten thousand spans in one line, and beside each other', () => {
    const line = Array.from({ length: 10_000 }, (_, n) =>
      aSpan({
        spanId: `s${n}`,
        parentId: n === 0 ? '' : `s${n - 1}`,
        startUs: n,
        durationUs: 20_000 - n,
      }),
    )
    const fan = line.map((span, n) => ({ ...span, parentId: n === 0 ? '' : 's0' }))

    for (const spans of [line, fan]) {
      const [root] = growTrees(spans)
      expect(root && withDescendants(root)).toHaveLength(10_000)
      expect(root && criticalPath(root).size).toBeGreaterThan(0)
    }
  })
})

const anyTrace = fc.array(
  fc.record({
    spanId: fc.integer({ min: 0, max: 12 }).map(String),
    parentId: fc.integer({ min: -1, max: 12 }).map((n) => (n < 0 ? '' : String(n))),
    service: fc.constantFrom('a', 'b'),
    host: fc.constantFrom('', 'one', 'two'),
    kind: fc.constantFrom('server', 'client', 'consumer'),
    startUs: fc.integer({ min: 0, max: 100 }),
    durationUs: fc.integer({ min: 0, max: 100 }),
  }),
  { maxLength: 30 },
)

describe('of any spans', () => {
  const traces = anyTrace.map((given) => given.map((one) => aSpan(one)))

  it('each is in one tree, once, and the order they came in says nothing', () => {
    fc.assert(
      fc.property(traces, (spans) => {
        const nodes = all(spans)
        const distinct = new Set(
          spans.map((s) => JSON.stringify([s.spanId, s.service, s.kind, s.operation, s.startUs])),
        )
        expect(nodes).toHaveLength(distinct.size)
        expect(new Set(nodes).size).toBe(nodes.length)
        for (const { parent, children, depth } of nodes) {
          expect(depth).toBe(parent ? parent.depth + 1 : 0)
          for (const child of children) expect(nodes).toContain(child)
        }
      }),
    )
  })

  it('own time is never more than the span took, nor less than nothing', () => {
    fc.assert(
      fc.property(traces, (spans) => {
        for (const node of all(spans)) {
          expect(selfTimeOf(node)).toBeGreaterThanOrEqual(0)
          expect(selfTimeOf(node)).toBeLessThanOrEqual(node.span.durationUs)
        }
      }),
    )
  })

  it('what the whole waited for adds up to the whole', () => {
    fc.assert(
      fc.property(traces, (spans) => {
        for (const root of growTrees(spans)) {
          const sum = [...criticalPath(root).values()].reduce((total, us) => total + us, 0)
          expect(sum).toBe(root.span.durationUs)
        }
      }),
    )
  })
})

describe('time', () => {
  it('that two children share is waited for once', () => {
    const [root] = all([
      aSpan({ spanId: 'root', durationUs: 100 }),
      aSpan({ spanId: 'b', parentId: 'root', startUs: 10, durationUs: 40 }),
      aSpan({ spanId: 'c', parentId: 'root', startUs: 30, durationUs: 40 }),
      aSpan({ spanId: 'beyond', parentId: 'root', startUs: 90, durationUs: 500 }),
    ])

    expect(root && selfTimeOf(root)).toBe(30)
  })

  it('is waited for along the children that end last', () => {
    const nodes = all([
      aSpan({ spanId: 'root', durationUs: 100 }),
      aSpan({ spanId: 'first', parentId: 'root', startUs: 5, durationUs: 30 }),
      aSpan({ spanId: 'beside', parentId: 'root', startUs: 10, durationUs: 50 }),
      aSpan({ spanId: 'last', parentId: 'root', startUs: 40, durationUs: 50 }),
    ])
    const [root] = nodes
    const critical = root ? criticalPath(root) : new Map<SpanNode, number>()

    expect([...critical].map(([{ span }, us]) => [span.spanId, us]).sort()).toEqual([
      ['first', 30],
      ['last', 50],
      ['root', 20],
    ])
  })
})
