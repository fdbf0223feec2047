import { alignmentOf } from './alignment.ts'
import { contrastAt, type Reading } from './contrast.ts'
import type { Frames } from './frames.ts'
import { laggedCorrelation, rankInto, type Lagged, type Lags } from './lagged.ts'
import { toLevel, type Level } from './level.ts'
import { withoutTraffic } from './traffic.ts'
import { usualChange } from './usual.ts'

/** What a series did at the onset, beside what it does at calm times. */
export interface Measured extends Level, Lagged {
  /** In the unit of `toLevel`, without what the traffic did. */
  change: number
  /** The change over what is usual for the series, of the whole windows and of those next to the onset. */
  severity: number
  nearSeverity: number
  /** The severity of the whole windows without a least change: how seldom the series goes as far. */
  rarity: number
  /** How well the best step around the onset is at the onset, from 0 to 1. */
  aligned: number
  /** Share of calm onsets with as great a change; 1 where there are none. */
  falseAlarmRate: number
}

/** A change beneath this is no news, however still the series is: of a ratio 3 %, of a step a quarter. */
const LEAST_CHANGE = { ratio: 0.03, value: 0.03, step: 0.25 }
/** Of the least change, the least noise that any series is believed to have. */
const RAREST = 1 / 30

interface Options {
  frames: Frames
  rate: Float64Array
  traffic: number
  lags: Lags
  /** For each calm onset, the greatest severity of any series there. */
  calmBest: Float64Array
}

/** Measures one series after another in the same memory. */
export function createMeasure({ frames, rate, traffic, lags, calmBest }: Options) {
  const { onset, wide } = frames
  const level = new Float64Array(rate.length)
  const scratch = new Float64Array(rate.length + calmBest.length)
  const contrasts = new Float64Array(calmBest.length)
  const nearContrasts = new Float64Array(calmBest.length)
  const from = onset + wide.beforeFrom
  const reference = new Float64Array(onset + wide.duringTo - from)
  rankInto(rate, from, reference)
  const ranks = new Float64Array(reference.length)
  const stretch = {
    from: Math.max(0, from),
    to: Math.min(level.length, onset + wide.duringTo),
    zone: { from: onset + frames.zone.from, to: onset + frames.zone.to },
  }
  const calm = onset + wide.beforeTo

  return function measure(values: Float64Array): Measured {
    const seen = toLevel(values, { calm, level, scratch })
    const reading = { scratch, byMean: seen.is === 'step' }
    const least = LEAST_CHANGE[seen.is]
    const change = changeOf(seen, reading, frames.wide)
    const near = changeOf(seen, reading, frames.near)
    const compared = { frames, frame: frames.placeboWide, reading }
    const ownUsual = usualChange(level, compared, contrasts)
    const usual = atLeast(ownUsual, least)
    const nearly = { frames, frame: frames.near, reading }
    const nearUsual = atLeast(usualChange(level, nearly, nearContrasts), least)
    noteCalmBest(usual, nearUsual)
    rankInto(level, from, ranks)
    return {
      ...seen,
      ...laggedCorrelation(reference, ranks, lags),
      change,
      severity: Math.abs(change) / usual,
      rarity: Math.abs(change) / atLeast(ownUsual, RAREST * least),
      nearSeverity: Math.sign(near) === -Math.sign(change) ? 0 : Math.abs(near) / nearUsual,
      aligned: alignmentOf(level, stretch, scratch),
      falseAlarmRate: shareAtLeast(contrasts, Math.abs(change)),
    }
  }

  function changeOf({ is }: Level, reading: Reading, frame: Frames['wide']): number {
    const change = contrastAt(level, onset, { frame, reading })
    return is === 'step' ? change : withoutTraffic(change, traffic)
  }

  function noteCalmBest(usual: number, nearUsual: number): void {
    for (let i = 0; i < calmBest.length; i++) {
      const far = Math.abs(contrasts[i] ?? NaN) / usual
      const near = Math.abs(nearContrasts[i] ?? NaN) / nearUsual
      const both = Math.min(far, near)
      if (both > (calmBest[i] ?? 0)) calmBest[i] = both
    }
  }
}

function atLeast(usual: number, least: number): number {
  return Number.isNaN(usual) ? least : Math.max(usual, least)
}

/** Counts the time asked about too, so that few calm times cannot promise much. */
export function shareAtLeast(calm: Float64Array, value: number): number {
  let n = 0
  let more = 0
  for (const one of calm) {
    if (Number.isNaN(one)) continue
    n += 1
    if (Math.abs(one) >= value) more += 1
  }
  return (1 + more) / (1 + n)
}
