export type Sensitivity = 'low' | 'normal' | 'high'

interface Floors {
  /** No score below is ever enough: 4 is one in ten thousand. */
  leastScore: number
  /** What the usual ratios are multiplied by. */
  ratio: number
}

/** `high` hears of more, and of more that is nothing. */
export const SENSITIVITIES: Readonly<Record<Sensitivity, Floors>> = {
  low: { leastScore: 5.5, ratio: 1.25 },
  normal: { leastScore: 4, ratio: 1 },
  high: { leastScore: 3.3, ratio: 0.9 },
}

export interface Floor {
  sensitivity: Sensitivity
  /** Fewer affected are no alert, however unlikely. */
  minAffected: number
  /** Observed against expected; unset, by the length of the window. */
  minRatio?: number | undefined
}

export const NORMAL: Floor = { sensitivity: 'normal', minAffected: 5 }

/** How many times the expected count is worth a message in a window. */
export function leastRatioOf({ sensitivity, minRatio }: Floor, usual: number): number {
  return minRatio ?? 1 + (usual - 1) * SENSITIVITIES[sensitivity].ratio
}
