import type { Samples } from '../correlate/samples/samples.ts'

/** Of pairs of a time and a value. */
export function someSamples(...points: [at: number, value: number][]): Samples {
  return {
    times: Float64Array.from(points, ([at]) => at),
    values: Float64Array.from(points, ([, value]) => value),
    length: points.length,
  }
}
