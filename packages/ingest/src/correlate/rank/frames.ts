import type { Windows } from '../series.ts'
import type { Frame } from './contrast.ts'

const MOST_PLACEBOS = 32
const LEAST_PLACEBOS = 8
/** A frame of fewer buckets compares single values. */
const LEAST_FRAME = 8
const MINUTE = 60_000
/** Close to the onset: what moved by accident some time before or after it has not moved here. */
const NEAR_BEFORE_MS = 5 * MINUTE
const NEAR_DURING_MS = 10 * MINUTE
/** Nobody knows an onset better than by some minutes, and what starts slowly is seen to start later. */
const ZONE_MS = { before: 3 * MINUTE, after: 5 * MINUTE }

export interface Frames {
  onset: number
  wide: Frame
  near: Frame
  /** Where a step belongs to the onset; the end is exclusive. */
  zone: { from: number; to: number }
  /** The wide comparison at placebos, of shorter windows where the history is short. */
  placeboWide: Frame
  /** Calm onsets of the past that the same comparison is made at; their windows end before the baseline does. */
  placebos: Int32Array
}

export function framesOf({ onset, before, during }: Windows, stepMs: number): Frames {
  const wide = {
    beforeFrom: before.from - onset,
    beforeTo: before.to - onset,
    duringFrom: during.from - onset,
    duringTo: during.to - onset,
  }
  const near = nearOf(wide, stepMs)
  const placeboWide = shrunk(wide, before.to)
  return {
    onset,
    wide,
    near,
    zone: zoneOf(stepMs),
    placeboWide,
    placebos: placebosOf(placeboWide, before.to),
  }
}

function zoneOf(stepMs: number) {
  return {
    from: -Math.max(1, Math.round(ZONE_MS.before / stepMs)),
    to: 1 + Math.max(1, Math.round(ZONE_MS.after / stepMs)),
  }
}

function nearOf(wide: Frame, stepMs: number): Frame {
  const buckets = (ms: number) => Math.max(1, Math.round(ms / stepMs))
  return {
    beforeFrom: Math.max(wide.beforeFrom, wide.duringFrom - buckets(NEAR_BEFORE_MS)),
    beforeTo: wide.duringFrom,
    duringFrom: 0,
    duringTo: Math.min(wide.duringTo, buckets(NEAR_DURING_MS)),
  }
}

/** Halves the windows until enough calm onsets have room for them. */
function shrunk(wide: Frame, history: number): Frame {
  let frame = wide
  while (roomFor(frame, history) < LEAST_PLACEBOS) {
    if (frame.duringTo - frame.beforeFrom <= LEAST_FRAME) return frame
    frame = {
      beforeFrom: Math.floor(frame.beforeFrom / 2),
      beforeTo: Math.ceil(frame.beforeTo / 2),
      duringFrom: Math.ceil(frame.duringFrom / 2),
      duringTo: Math.max(1, Math.floor(frame.duringTo / 2)),
    }
  }
  return frame
}

function roomFor(frame: Frame, history: number): number {
  return history - frame.duringTo + frame.beforeFrom + 1
}

function placebosOf(frame: Frame, history: number): Int32Array {
  const room = roomFor(frame, history)
  if (room < LEAST_PLACEBOS) return new Int32Array(0)
  const count = Math.min(MOST_PLACEBOS, room)
  return Int32Array.from({ length: count }, (_, n) =>
    Math.round(-frame.beforeFrom + (n * (room - 1)) / (count - 1)),
  )
}
