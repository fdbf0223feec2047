import type { TimedPart } from '../../tracing/tracing.ts'

/** Where the time of a batch goes: each step once, however often it is taken. */
export function createSteps(now: () => number) {
  const steps = new Map<string, { startMs: number; endMs: number; busyMs: number; n: number }>()

  async function time<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const startMs = now()
    try {
      return await work()
    } finally {
      const endMs = now()
      const step = steps.get(name) ?? { startMs, endMs, busyMs: 0, n: 0 }
      const busyMs = step.busyMs + endMs - startMs
      steps.set(name, { ...step, endMs, busyMs, n: step.n + 1 })
    }
  }

  /** Since the last time. */
  function take(): TimedPart[] {
    const taken = [...steps].map(([name, { startMs, endMs, busyMs, n }]) => ({
      ...{ name, startMs, endMs },
      attributes: { 'seismo.busy_ms': busyMs, 'seismo.times': n },
    }))
    steps.clear()
    return taken
  }

  return { time, take }
}

export type Steps = ReturnType<typeof createSteps>
