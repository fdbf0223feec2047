import type { ErrorKind } from '../../../store/ports.ts'
import type { Regrouped } from './regroup-kind.ts'

/** Errors of one kind: the issue that they are in, and where the next ones would go. */
export interface Move {
  kind: ErrorKind
  from: string
  to: string
  now: Regrouped
}

export interface Flow {
  from: string
  to: string
  events: number
  /** The move with the most events, which speaks for the others. */
  main: Move
}

/** Moves between the same two issues as one. */
export function flowsOf(moves: readonly Move[]): Flow[] {
  const flows = new Map<string, Flow>()
  for (const move of moves) {
    const { from, to, kind } = move
    const key = `${from} ${to}`
    const flow = flows.get(key)
    if (flow) {
      flow.events += kind.events
      if (kind.events > flow.main.kind.events) flow.main = move
    } else flows.set(key, { from, to, events: kind.events, main: move })
  }
  return [...flows.values()].toSorted((a, b) => b.events - a.events)
}

export interface Changes {
  /** By where they go; of at least two issues each. */
  merges: Flow[][]
  /** By where they are; to at least two issues each. */
  splits: Flow[][]
  /** Whole issues that go on under another name, each by itself. */
  moves: Flow[]
}

export function changesOf(flows: readonly Flow[]): Changes {
  const byTarget = Map.groupBy(flows, ({ to }) => to)
  const bySource = Map.groupBy(flows, ({ from }) => from)
  const isAlone = ({ from, to }: Flow) =>
    byTarget.get(to)?.length === 1 && bySource.get(from)?.length === 1
  return {
    merges: [...byTarget.values()].filter((group) => group.length > 1),
    splits: [...bySource.values()].filter((group) => group.length > 1),
    moves: flows.filter((flow) => flow.from !== flow.to && isAlone(flow)),
  }
}
