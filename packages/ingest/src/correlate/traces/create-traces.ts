import type { Trace, TraceLink } from '../../contract/traces.ts'
import type { TraceRef, TraceStore } from '../../store/trace-store.ts'
import { growTrees, withDescendants } from './grow-tree.ts'
import type { ReadTrace } from './jaeger/create-jaeger.ts'
import type { LinkTemplate } from './links/link-templates.ts'
import { toLinks } from './links/to-links.ts'
import { readMany } from './read-many.ts'
import { selfTimeOf } from './self-time.ts'
import { createUsualTimes, type UsualTimes } from './usual-times.ts'
import { toWaterfall } from './waterfall/to-waterfall.ts'

export interface Traces {
  /** Whether there is a Jaeger to read them of. */
  isConfigured: boolean
  /** A trace that a row of the project names. */
  show: (projectId: number, named: TraceRef) => Promise<Trace>
  links: (trace: { traceId: string; at: number }) => TraceLink[]
}

interface Means {
  store: TraceStore
  /** Undefined where none is configured. */
  read: ReadTrace | undefined
  templates: readonly LinkTemplate[]
  now: () => number
}

const WITHIN_MS = 5_000
const MOST_BYTES = 16 * 1024 * 1024
/** What is only compared with must not keep anybody waiting. */
const OTHERS = { most: 8, withinMs: 2_500, mostBytes: 2 * 1024 * 1024 }
const AROUND_MS = 3_600_000

const NOT_CONFIGURED =
  'No Jaeger is configured: set SEISMO_JAEGER_URL to see here what the server did, or trace_links to open it elsewhere.'

export function createTraces({ store, read, templates, now }: Means): Traces {
  const links: Traces['links'] = (trace) => toLinks(templates, trace)

  async function usualFor(projectId: number, named: TraceRef, reading: ReadTrace) {
    const { method, target, at, traceId } = named
    const deadline = now() + OTHERS.withinMs
    const range = { from: at - AROUND_MS, to: at + AROUND_MS }
    const endpoints = target === '' ? [] : [{ method, target }]
    const limit = OTHERS.most + 1
    const refs = await store.ofEndpoints({ projectId, ...range, endpoints, isFine: true, limit })
    const others = refs.map((ref) => ref.traceId).filter((id) => id !== traceId)
    const { mostBytes, most } = OTHERS
    const times = createUsualTimes()
    const { kept } = await readMany(others.slice(0, most), {
      ...{ read: reading, deadline, mostBytes },
      keep: ({ spans }) => addTimes(times, spans),
    })
    return { times, traces: kept.length }
  }

  return {
    links,
    isConfigured: read !== undefined,
    show: async (projectId, named) => {
      const { traceId } = named
      const head = { traceId, links: links(named), tree: null }
      if (!read) return { ...head, is: 'not-configured', problem: NOT_CONFIGURED }
      const [answer, usual] = await Promise.all([
        read(traceId, { deadline: now() + WITHIN_MS, mostBytes: MOST_BYTES }),
        usualFor(projectId, named, read),
      ])
      if (answer.is !== 'read') return { ...head, is: answer.is, problem: answer.why }
      return { ...head, is: 'read', problem: null, tree: toWaterfall(answer, usual) ?? null }
    },
  }
}

function addTimes(times: UsualTimes, spans: Parameters<typeof growTrees>[0]): void {
  for (const node of growTrees(spans).flatMap(withDescendants))
    times.add(node.span, selfTimeOf(node))
}
