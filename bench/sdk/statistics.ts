const RESAMPLES = 2_000
const SEED = 1
/** Fewer values say nothing about how they spread. */
const FEW = 5

/** Linear between the two nearest values; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const [below = NaN, above = below] = sorted.slice(Math.floor(place), Math.floor(place) + 2)
  return below + (above - below) * (place % 1)
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** How far the middle half of the values spreads. */
export function spread(values: readonly number[]): readonly [number, number] {
  return [quantile(values, 0.25), quantile(values, 0.75)]
}

/**
 * The 95 % interval of a figure made of several samples, by bootstrap: each is drawn again from
 * itself, always with the same seed, so that a run's data give one answer.
 */
export function interval(
  samples: readonly (readonly number[])[],
  figure: (samples: readonly (readonly number[])[]) => number,
): readonly [number, number] {
  if (samples.some(({ length }) => length < FEW)) return [-Infinity, Infinity]
  const random = createRandom(SEED)
  const figures = Array.from({ length: RESAMPLES }, () =>
    figure(
      samples.map((sample) => sample.map(() => sample[Math.floor(random() * sample.length)] ?? 0)),
    ),
  )
  return [quantile(figures, 0.025), quantile(figures, 0.975)]
}

/** mulberry32: small, and good enough to draw samples. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
