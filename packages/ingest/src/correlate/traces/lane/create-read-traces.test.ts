import { describe, expect, it } from 'vitest'
import type { TraceRef, TraceStore } from '../../../store/trace-store.ts'
import type { Rise } from '../../lanes.ts'
import { aSpan } from '../a-span.ts'
import type { ReadTrace, TraceAnswer } from '../jaeger/create-jaeger.ts'
import { createReadTraces } from './create-read-traces.ts'

const idOf = (n: number) => (n + 1).toString(16).padStart(32, '0')
const REFS: TraceRef[] = Array.from({ length: 20 }, (_, n) => ({
  ...{ traceId: idOf(n), at: n, method: 'POST', target: '/checkout' },
}))

const failing: TraceAnswer = {
  ...{ is: 'read', leftOut: 0 },
  spans: [
    aSpan({ spanId: 'a', service: 'gateway', host: 'gate-1' }),
    aSpan({ spanId: 'b', parentId: 'a', service: 'payment', host: 'pay-2', isFailed: true }),
  ],
}

function aLane(read: ReadTrace, failed: TraceRef[] = REFS) {
  const asked: string[] = []
  // as: what is asked of the store here.
  const store = {
    ofSignal: () => Promise.resolve(failed),
    ofEndpoints: ({ endpoints }) => {
      asked.push(...endpoints.map(({ method, target }) => `${method} ${target}`))
      return Promise.resolve([])
    },
  } as Partial<TraceStore> as TraceStore
  const span = { from: 0, to: 1 }
  // as: the lane looks at nothing else.
  const rise = {
    ...{ projectId: 1, source: { is: 'errors' }, before: span, during: span, deadline: 5_000 },
  } as Partial<Rise> as Rise
  return { asked, answer: () => createReadTraces({ store, read })(rise) }
}

describe('the lane of traces', () => {
  it('finds where failures begin, whom to look at first, and who calls whom', async () => {
    const lane = aLane(() => Promise.resolve(failing))

    const { candidates, checked, problem, near, calls } = await lane.answer()

    expect(candidates[0]).toMatchObject({ isFound: true, labels: { service: 'payment' } })
    expect({ checked, problem }).toEqual({ checked: 2, problem: null })
    expect(near).toEqual(['pay-2', 'payment', 'gate-1', 'gateway'])
    expect(calls).toEqual(new Map([['gateway', ['payment']]]))
    expect(lane.asked).toEqual(['POST /checkout'])
  })

  it('says that no request names a trace, and asks Jaeger for nothing', async () => {
    const never = () => Promise.reject(new Error('asked'))

    const { problem, candidates } = await aLane(never, []).answer()

    expect(problem).toMatch(/None of the failed requests names a trace: give the page propagateTo/)
    expect(candidates).toEqual([])
  })

  it('says how many Jaeger did not have', async () => {
    const read: ReadTrace = (id) =>
      Promise.resolve(
        id < idOf(2) ? { is: id === idOf(0) ? 'absent' : 'too-large', why: 'not there' } : failing,
      )

    const { problem, candidates } = await aLane(read).answer()

    expect(problem).toMatch(/^18 of 20 traces were read: the others/)
    expect(candidates[0]?.evidence).toMatchObject({ of: 18 })
  })

  it('gives up where Jaeger is away, and keeps what it has', async () => {
    let asked = 0
    const away = { is: 'away', why: 'Jaeger is away.' } as const
    const read: ReadTrace = () => Promise.resolve((asked += 1) > 3 ? away : failing)

    const { problem, candidates } = await aLane(read).answer()

    expect(problem).toBe('3 of 20 traces were read. Jaeger is away.')
    expect(candidates).not.toEqual([])
    expect(asked).toBeLessThan(10)
  })

  it('says why where it has none', async () => {
    const read: ReadTrace = () => Promise.resolve({ is: 'away', why: 'Jaeger is away.' })

    expect(await aLane(read).answer()).toMatchObject({
      ...{ problem: 'Jaeger is away.', candidates: [], checked: 0 },
    })
  })
})
