import type { AlertInputs } from '../../packages/ingest/src/store/alert-inputs.ts'

interface Reads {
  count: number
  /** Waited for, those that wait at the same time each by itself. */
  waitedMs: number
  slowestMs: number
}

/** What rules look at, and what of it was asked how often, and waited for how long. */
export function timedInputs(inputs: AlertInputs) {
  const reads = new Map<string, Reads>()

  function note(name: string, ms: number): void {
    const { count, waitedMs, slowestMs } = reads.get(name) ?? NONE
    reads.set(name, {
      ...{ count: count + 1, waitedMs: waitedMs + ms, slowestMs: Math.max(slowestMs, ms) },
    })
  }

  const timed = new Proxy(inputs, {
    get(of, name: keyof AlertInputs) {
      // as: each takes and answers what the one of its name does.
      const read = of[name].bind(of) as (...asked: unknown[]) => Promise<unknown>
      return async (...asked: unknown[]) => {
        const start = performance.now()
        const answer = await read(...asked)
        note(name, performance.now() - start)
        return answer
      }
    },
  })

  /** Since it was asked last, the longest waited for first. */
  function taken(): string {
    const all = [...reads].toSorted(([, a], [, b]) => b.waitedMs - a.waitedMs)
    reads.clear()
    return all
      .map(([name, { count, waitedMs, slowestMs }]) => {
        return `${name} ${String(count)}× ${waitedMs.toFixed(0)} ms (slowest ${slowestMs.toFixed(0)})`
      })
      .join(', ')
  }

  return { inputs: timed, taken }
}

const NONE: Reads = { count: 0, waitedMs: 0, slowestMs: 0 }
