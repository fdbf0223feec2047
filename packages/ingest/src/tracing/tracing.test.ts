import { afterEach, describe, expect, it, vi } from 'vitest'
import { createExporter } from './exporter.ts'
import { tracedFetch } from './traced-fetch.ts'
import { createTracing } from './tracing.ts'

interface OtlpSpan {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  links?: unknown
  status?: unknown
}

const PARENT = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) }
const HEADER = `00-${PARENT.traceId}-${PARENT.spanId}-01`

function someTracing({
  ratio = 1,
  answer = () => Promise.resolve({ ok: true, status: 200 }),
} = {}) {
  const bodies: string[] = []
  const troubles: unknown[] = []
  const exporter = createExporter({
    ...{ url: 'http://jaeger:4318/', token: 'secret', resource: { 'service.name': 'seismo' } },
    fetch: (_, { body }) => {
      bodies.push(body)
      return answer()
    },
    onTrouble: (cause) => troubles.push(cause),
  })
  const tracing = createTracing({ ratio, exporter, now: () => 1_000.5, random: () => 0.5 })
  const spans = async () => {
    await tracing.flush()
    return bodies.flatMap((body) => {
      // as: of `toOtlpBody`.
      const { resourceSpans } = JSON.parse(body) as {
        resourceSpans: { scopeSpans: { spans: OtlpSpan[] }[] }[]
      }
      return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((one) => one.spans))
    })
  }
  return { tracing, spans, troubles, bodies }
}

afterEach(() => {
  vi.useRealTimers()
})

const root = { name: 'root', kind: 'server' } as const
const child = { name: 'child', kind: 'internal' } as const
const nothing = () => Promise.resolve()

describe('a span', () => {
  it('is below the one that is under way, across what is awaited', async () => {
    const { tracing, spans } = someTracing()

    await tracing.span(root, async () => {
      await Promise.resolve()
      await tracing.span(child, nothing)
      tracing.parts([{ name: 'part', startMs: 1, endMs: 2 }])
    })

    const [first, part, last] = await spans()
    expect([first?.name, part?.name, last?.name]).toEqual(['child', 'part', 'root'])
    expect(new Set([first?.traceId, part?.traceId, last?.traceId]).size).toBe(1)
    expect([first?.parentSpanId, part?.parentSpanId]).toEqual([last?.spanId, last?.spanId])
    expect(last).not.toHaveProperty('parentSpanId')
  })

  it('belongs to the trace that its request names, and to those it links', async () => {
    const { tracing, spans } = someTracing({ ratio: 0 })

    await tracing.span({ ...root, parent: HEADER, links: [HEADER, 'none'] }, (span) => {
      expect(span.traceparent).toMatch(new RegExp(`^00-${PARENT.traceId}-[0-9a-f]{16}-01$`))
      expect(tracing.current()).toMatchObject({ traceId: PARENT.traceId })
      return nothing()
    })

    expect(await spans()).toMatchObject([
      { traceId: PARENT.traceId, parentSpanId: PARENT.spanId, links: [PARENT] },
    ])
  })

  it.each([
    ['a parent that is not kept', 1, HEADER.replace(/1$/, '0')],
    ['a root that is not drawn', 0.4, undefined],
  ])('is left out below %s', async (_, ratio, parent) => {
    const { tracing, spans } = someTracing({ ratio })

    await tracing.span({ ...root, parent }, async ({ traceparent }) => {
      expect(traceparent).toBeUndefined()
      await tracing.span(child, nothing)
    })

    expect(await spans()).toEqual([])
  })

  it('is kept for strangers only so often', async () => {
    const { tracing, spans } = someTracing()

    for (let n = 0; n < 150; n += 1) await tracing.span({ ...root, parent: HEADER }, nothing)

    expect(await spans()).toHaveLength(100)
  })

  it('says what was thrown, and throws it', async () => {
    const { tracing, spans } = someTracing()

    await expect(tracing.span(root, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await spans()).toMatchObject([{ status: { code: 2, message: 'no' } }])
  })
})

it('hands the trace on with requests, and keeps their secrets', async () => {
  const { tracing, spans, bodies } = someTracing()
  const sent: Headers[] = []
  const fetch = tracedFetch(tracing, (_, init) => {
    sent.push(new Headers(init?.headers))
    return Promise.resolve(new Response(null, { status: 204 }))
  })

  await fetch('https://hooks.example/T1/secret', { method: 'POST', headers: { A: 'b' } })

  const [span] = await spans()
  expect(sent[0]?.get('traceparent')).toBe(`00-${span?.traceId}-${span?.spanId}-01`)
  expect(sent[0]?.get('a')).toBe('b')
  expect(bodies.join()).not.toContain('T1')
  expect(bodies.join()).toContain('hooks.example')
})

it('waits for nobody: what has no room is left out, and counted', async () => {
  const release = Promise.withResolvers<{ ok: boolean; status: number }>()
  const { tracing } = someTracing({ answer: () => release.promise })

  for (let n = 0; n < 3_000; n += 1) await tracing.span(root, nothing)

  // 512 are on their way, 2048 wait.
  expect(tracing.counts()).toEqual({ exported: 0, failed: 0, dropped: 3_000 - 512 - 2_048 })
  release.resolve({ ok: true, status: 200 })
  await tracing.flush()
  expect(tracing.counts().exported).toBe(512 + 2_048)
})

it('sends by itself what came while a request was under way, and what comes after that', async () => {
  vi.useFakeTimers()
  const release = Promise.withResolvers<{ ok: boolean; status: number }>()
  const { tracing, bodies } = someTracing({ answer: () => release.promise })

  await tracing.span(root, nothing)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(bodies).toHaveLength(1)
  await tracing.span(root, nothing)
  await vi.advanceTimersByTimeAsync(2_000)
  release.resolve({ ok: true, status: 200 })
  await vi.advanceTimersByTimeAsync(0)
  expect(bodies).toHaveLength(2)
  await tracing.span(root, nothing)
  await vi.advanceTimersByTimeAsync(2_000)

  expect(tracing.counts().exported).toBe(3)
})

it('tells once that the receiver is away', async () => {
  const { tracing, troubles } = someTracing({
    answer: () => Promise.resolve({ ok: false, status: 503 }),
  })

  for (let n = 0; n < 2; n += 1) {
    await tracing.span(root, nothing)
    await tracing.flush()
  }

  expect(troubles).toEqual([new Error('the receiver of traces answered 503')])
  expect(tracing.counts()).toEqual({ exported: 0, dropped: 0, failed: 2 })
})
