import { formatMinute } from '../format/time.ts'
import { refuse } from './refused.ts'

/** As the address has it: relative to now (`-24h`) or ISO 8601; no `to` means now. */
export interface TimeWindow {
  from: string
  to?: string | undefined
}

export interface WindowSearch {
  from?: string | undefined
  to?: string | undefined
}

export const DEFAULT_FROM = '-24h'

export const PRESETS = [
  { from: '-1h', label: 'Last hour' },
  { from: '-6h', label: 'Last 6 hours' },
  { from: '-24h', label: 'Last 24 hours' },
  { from: '-7d', label: 'Last 7 days' },
  { from: '-30d', label: 'Last 30 days' },
] as const

const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** Reads `from` and `to`; a bad one is refused, because a link must never end in a crash. */
export function readWindow(search: Record<string, unknown>): WindowSearch {
  const from = timeAt(search, 'from')
  const to = timeAt(search, 'to')
  if (from === undefined) return {}
  return to === undefined ? { from } : { from, to }
}

export function windowOf({ from, to }: WindowSearch): TimeWindow {
  return to === undefined ? { from: from ?? DEFAULT_FROM } : { from: from ?? DEFAULT_FROM, to }
}

export function windowLabel({ from, to }: TimeWindow): string {
  const preset = to === undefined && PRESETS.find((one) => one.from === from)
  if (preset) return preset.label
  const start = from.startsWith('-') ? `${from.slice(1)} ago` : formatMinute(Date.parse(from))
  if (to === undefined) return `Since ${start}`
  return `${start} – ${to.startsWith('-') ? `${to.slice(1)} ago` : formatMinute(Date.parse(to))}`
}

/** Ends of the window in milliseconds, for an axis or a link that must stay what it is. */
export function windowBounds({ from, to }: TimeWindow, now: number): { from: number; to: number } {
  return { from: toEpoch(from, now), to: to === undefined ? now : toEpoch(to, now) }
}

/** The same window for everybody who opens the link, whenever that is. */
export function frozenWindow(window: TimeWindow, now: number): TimeWindow {
  const { from, to } = windowBounds(window, now)
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
}

/** The window half of itself earlier or later; it never ends after now. */
export function shiftedWindow(window: TimeWindow, now: number, direction: -1 | 1): TimeWindow {
  const { from, to } = windowBounds(window, now)
  const end = Math.min(now, to + (direction * (to - from)) / 2)
  if (direction === 1 && end <= to) return window
  return { from: new Date(end - (to - from)).toISOString(), to: new Date(end).toISOString() }
}

/**
 * The window of the same length right before. What is relative to now stays so: the same question, however
 * often it is asked. Undefined of a window that only began at a time: its length changes all the time.
 */
export function windowBefore({ from, to }: TimeWindow): TimeWindow | undefined {
  const isRelative = from.startsWith('-')
  if (to === undefined ? !isRelative : to.startsWith('-') !== isRelative) return undefined
  const now = isRelative ? 0 : Date.now()
  const ends = windowBounds({ from, to }, now)
  const start = ends.from - (ends.to - ends.from)
  if (!isRelative) return { from: new Date(start).toISOString(), to: from }
  const [amount, unit] =
    start % UNIT_MS.m === 0 ? [start / UNIT_MS.m, 'm'] : [start / UNIT_MS.s, 's']
  return { from: `${String(amount)}${unit}`, to: from }
}

function timeAt(search: Record<string, unknown>, key: 'from' | 'to'): string | undefined {
  const { [key]: value } = search
  if (typeof value === 'string' && value.length <= 40 && !Number.isNaN(toEpoch(value, 0))) {
    return value
  }
  refuse(search, key)
  return undefined
}

function toEpoch(time: string, now: number): number {
  const [, amount, unit] = /^-(\d{1,6})([smhd])$/.exec(time) ?? []
  if (amount === undefined) return Date.parse(time)
  return now - Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS] // the pattern lists the units
}
