/** Lanczos' approximation with g = 7 and nine terms: 15 digits for positive arguments. */
const G = 7
const TERMS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
]
const HALF_LOG_TAU = 0.9189385332046727

export function logGamma(x: number): number {
  const base = x + G - 0.5
  const series = TERMS.reduce((sum, term, n) => (n === 0 ? term : sum + term / (x + n - 1)), 0)
  return HALF_LOG_TAU + (x - 0.5) * Math.log(base) - base + Math.log(series)
}
