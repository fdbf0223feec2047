/** How many buckets are looked at together, and how many times the expected count is worth a message. */
export interface Window {
  buckets: number
  leastRatio: number
}

export const SHORTEST: Window = { buckets: 1, leastRatio: 2.5 }

/** 5, 15, 30 min, 1, 3, 12 and 24 h: sharp rises show in the first, slow and small ones in the last. */
export const WINDOWS: readonly Window[] = [
  SHORTEST,
  { buckets: 3, leastRatio: 2 },
  { buckets: 6, leastRatio: 1.8 },
  { buckets: 12, leastRatio: 1.6 },
  { buckets: 36, leastRatio: 1.5 },
  { buckets: 144, leastRatio: 1.4 },
  { buckets: 288, leastRatio: 1.3 },
]
