import type { Signal } from '../series.ts'
import { contrastAt } from './contrast.ts'
import type { Frames } from './frames.ts'
import { toLevel } from './level.ts'
import { usualChange } from './usual.ts'

/** How much the traffic grew at the onset, as a logarithm; 0 where it did nothing unusual or is not measured. */
export function trafficChange({ exposure }: Signal, frames: Frames, calm: number): number {
  const level = new Float64Array(exposure.length)
  const scratch = new Float64Array(exposure.length)
  const { is } = toLevel(exposure, { calm, level, scratch })
  if (is !== 'ratio') return 0
  const reading = { scratch, byMean: false }
  const change = contrastAt(level, frames.onset, { frame: frames.wide, reading })
  const contrasts = new Float64Array(frames.placebos.length)
  const usual = usualChange(level, { frames, frame: frames.placeboWide, reading }, contrasts)
  return Math.abs(change) > usual ? change : 0
}

/** What is left of a change when what the traffic itself did is taken out of it. */
export function withoutTraffic(change: number, traffic: number): number {
  if (Math.sign(change) !== Math.sign(traffic)) return change
  return Math.sign(change) * Math.max(0, Math.abs(change) - Math.abs(traffic))
}
