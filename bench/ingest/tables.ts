import { format, printTable } from '../sdk/report.ts'
import { median } from '../sdk/statistics.ts'
import type { Receiver } from './receivers/receiver.ts'
import type { Turn } from './turn.ts'

export interface Row {
  receiver: Receiver
  before: string
  turns: Turn[]
}

export interface Rated extends Turn {
  name: string
  asked: number
  /** Records in the log that wait for the database when the load ends. */
  pending: number | undefined
}

/** Of each round the ratio to the bare handler in the same round: the machine's moods are in both. */
export function printSaturated(rows: readonly Row[]): void {
  const bare = turnsOf(rows, BARE)
  const head = ['before it answers', 'a second', 'of bare', 'µs CPU each', 'on its event loop']
  printTable(
    ['receiver', ...head, 'p50 ms', 'p99 ms', 'event-loop delay p99 ms', 'refused'],
    rows.map(({ receiver: { name }, before, turns }) => [
      name,
      before,
      middle(turns, ({ perSecond }) => perSecond, 0),
      format(ratio(turns, bare)),
      ...[middle(turns, ({ cpuUs }) => cpuUs, 0), middle(turns, ({ mainUs }) => mainUs, 0)],
      ...[middle(turns, ({ p50Ms }) => p50Ms, 0), middle(turns, ({ p99Ms }) => p99Ms, 0)],
      middle(turns, ({ eventLoopMs }) => eventLoopMs, 1),
      turns.reduce((sum, { refused }) => sum + refused, 0),
    ]),
  )
}

export function printRates(rated: readonly Rated[]): void {
  printTable(
    [
      ...['reports a second', 'receiver', 'answered', 'p50 ms', 'p99 ms'],
      ...['event-loop delay p99 ms', '% of a core', 'refused', 'pending at the end'],
    ],
    rated.map((turn) => [
      ...[turn.asked, turn.name, turn.perSecond.toFixed(0)],
      ...[turn.p50Ms.toFixed(1), turn.p99Ms.toFixed(1), turn.eventLoopMs.toFixed(1)],
      ...[((turn.cpuUs * turn.perSecond) / 1e4).toFixed(0), turn.refused, turn.pending ?? ''],
    ]),
  )
}

interface Figures {
  rows: readonly Row[]
  rated: readonly Rated[]
  perCore: readonly number[]
}

/** Told, and no reason to fail: two cores shared with the load say too little for that. */
export function printTargets({ rows, rated, perCore }: Figures): void {
  const ours = turnsOf(rows, OURS)
  const held = rated.filter(({ name }) => name === OURS)
  const verdict = (isMet: boolean) => (isMet ? 'met' : 'missed')
  const bare = turnsOf(rows, BARE)
  const accepted = ratio(ours, bare)
  const byCpu = median(ours.map(({ mainUs }, round) => (bare[round]?.mainUs ?? NaN) / mainUs))
  printTable(
    ['target', 'wanted', 'measured', 'verdict'],
    [
      ['accepted, of bare', '≥ 0.60', format(accepted), verdict(accepted >= 0.6)],
      // What others on the machine take away is in the seconds, and hardly in the CPU.
      ['the same by CPU of the event loop', '≥ 0.60', format(byCpu), verdict(byCpu >= 0.6)],
      [
        ...['end to end, a second and core', '≥ 5000', median(perCore).toFixed(0)],
        verdict(median(perCore) >= 5_000),
      ],
      ...held.map((turn) => [
        ...[`event-loop delay p99 at ${turn.asked} a second`, '< 20 ms'],
        ...[`${turn.eventLoopMs.toFixed(1)} ms`, judgeDelay(turn, rated)],
      ]),
    ],
  )
}

/** Where nobody else stays below at that rate either, it is the machine that was measured. */
function judgeDelay({ asked, eventLoopMs }: Rated, rated: readonly Rated[]): string {
  if (eventLoopMs < MOST_DELAY_MS) return 'met'
  const others = rated.filter((turn) => turn.asked === asked && !turn.name.startsWith(OURS))
  return others.some((turn) => turn.eventLoopMs < MOST_DELAY_MS) ? 'missed' : 'not measurable'
}

const MOST_DELAY_MS = 20
const OURS = 'Seismo'
const BARE = 'bare node:http'

function turnsOf(rows: readonly Row[], name: string): readonly Turn[] {
  return rows.find(({ receiver }) => receiver.name === name)?.turns ?? []
}

/** NaN where either was not measured. */
function ratio(turns: readonly Turn[], bare: readonly Turn[]): number {
  return median(turns.map(({ perSecond }, round) => perSecond / (bare[round]?.perSecond ?? NaN)))
}

function middle(turns: readonly Turn[], of: (turn: Turn) => number, digits: number): string {
  return median(turns.map(of)).toFixed(digits)
}
