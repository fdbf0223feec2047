/** P(X ≥ z) of a standard normal variable, to seven digits (Abramowitz and Stegun 26.2.17). */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z)
  const t = 1 / (1 + 0.2316419 * z)
  const series = COEFFICIENTS.reduceRight((sum, coefficient) => t * (coefficient + sum), 0)
  return (Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI)) * series
}

const COEFFICIENTS = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429]
