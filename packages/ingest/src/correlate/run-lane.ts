import type { Lane } from '../contract/correlations.ts'
import type { LaneAnswer, Rise } from './lanes.ts'
import { inTime } from './in-time.ts'

export type LaneRun = LaneAnswer & { lane: Lane['lane'] }

interface Options {
  lane: Lane['lane']
  now: () => number
  onError: (cause: unknown) => void
}

const WORDS: Record<Lane['lane'], string> = {
  metrics: 'Server metrics',
  changes: 'Deploys, alerts and settings',
  requests: 'Requests',
  dimensions: 'Client dimensions',
  traces: 'Traces',
}

/** One lane: late or broken it says so, and holds up nobody. */
export function runLane(
  { lane, now, onError }: Options,
  rise: Pick<Rise, 'deadline'>,
  look: () => Promise<LaneAnswer>,
): Promise<LaneRun> {
  const begun = now()
  const without = (problem: string) => ({ lane, candidates: [], checked: 0, problem })
  const looked = look().then(
    (answer): LaneRun => ({ lane, ...answer }),
    (cause: unknown): LaneRun => {
      onError(cause)
      return without(`${WORDS[lane]} could not be read; the log of the service says why.`)
    },
  )
  const seconds = Math.max(0.1, (rise.deadline - begun) / 1_000).toFixed(1)
  const late = without(
    `${WORDS[lane]} took longer than ${seconds} s and were left out; ask again in a minute, or for a shorter window.`,
  )
  return inTime(looked, { deadline: rise.deadline, now, late })
}
