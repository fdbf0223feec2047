/** Enough terms for any count: what is left out is below 1e-18 of what was summed. */
const NEGLIGIBLE = 1e-18

/** P(X ≥ k) of n tries with probability p each: the sum of its terms, the first by logarithms. */
export function binomialTail(k: number, n: number, p: number): number {
  if (k <= 0) return 1
  if (k > n || p <= 0) return 0
  if (p >= 1) return 1
  // The terms grow up to the mean: from there down is the shorter and the safer way.
  if (k <= n * p) return 1 - binomialTail(n - k + 1, n, 1 - p)
  let term = Math.exp(
    logFactorial(n) -
      logFactorial(k) -
      logFactorial(n - k) +
      k * Math.log(p) +
      (n - k) * Math.log1p(-p),
  )
  let sum = 0
  for (let at = k; at <= n && term > NEGLIGIBLE * sum; at += 1) {
    sum += term
    term *= ((n - at) / (at + 1)) * (p / (1 - p))
  }
  return Math.min(1, sum)
}

/** Stirling's series; 1e-10 from 10 on, below that the product itself. */
function logFactorial(n: number): number {
  if (n < 10) {
    let product = 1
    for (let factor = 2; factor <= n; factor += 1) product *= factor
    return Math.log(product)
  }
  const x = n + 1
  return (
    (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * x) - 1 / (360 * x ** 3)
  )
}

/**
 * The conditional test of two Poisson rates (Przyborowski and Wilenski): given both counts together, the
 * newer's is binomial by its part of the exposure. How likely as many are if the rates are the same.
 */
export function rateTest(
  newer: { count: number; exposure: number },
  older: { count: number; exposure: number },
): number {
  const exposure = newer.exposure + older.exposure
  if (exposure <= 0) return 1
  return binomialTail(newer.count, newer.count + older.count, newer.exposure / exposure)
}
