import { logGamma } from './log-gamma.ts'

const ENOUGH = 1e-12
const TINY = 1e-300
const MOST_TERMS = 2_000

/**
 * The logarithm of the regularized incomplete beta function I_x(a, b), by its continued fraction
 * (DLMF 8.17.22) evaluated from the front (Lentz, as modified by Thompson and Barnett). In logarithms,
 * so that tails far below the smallest double keep their order.
 */
export function logIncompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return -Infinity
  if (x >= 1) return 0
  if (x > (a + 1) / (a + b + 2)) return Math.log1p(-Math.exp(logLowerPart(1 - x, b, a)))
  return logLowerPart(x, a, b)
}

function logLowerPart(x: number, a: number, b: number): number {
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b)
  const front = a * Math.log(x) + b * Math.log1p(-x) - logBeta - Math.log(a)
  return front - Math.log(fraction(x, a, b))
}

/** 1 + d1/(1 + d2/(1 + …)). */
function fraction(x: number, a: number, b: number): number {
  let value = 1
  let c = 1
  let d = 0
  for (let n = 1; n <= MOST_TERMS; n += 1) {
    const coefficient = partialNumerator(n, { x, a, b })
    d = 1 / awayFromZero(1 + coefficient * d)
    c = awayFromZero(1 + coefficient / c)
    value *= c * d
    if (Math.abs(c * d - 1) < ENOUGH) break
  }
  return value
}

function partialNumerator(n: number, { x, a, b }: { x: number; a: number; b: number }): number {
  const m = Math.floor(n / 2)
  if (n % 2 === 0) return (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
  return -((a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value
}
