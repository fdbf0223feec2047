import type { Evidence } from './decision.ts'

/** What a spike costs: how many more are hit than usual, and how many times as many. */
export interface Impact {
  excess: number
  ratio: number
  /** Excess of everyone who was there, from 0 to 1. */
  share: number
}

/** Severity goes by whom it hits, not by how unlikely it is: much traffic makes little things certain. */
export function impactOf({ observed, expected, exposure }: Evidence): Impact {
  const excess = Math.max(0, observed - expected)
  return {
    excess,
    ratio: expected > 0 ? observed / expected : Infinity,
    share: exposure > 0 ? Math.min(1, excess / exposure) : 0,
  }
}
