/** The largest that a row can hold. */
const MOST = 4_294_967_295

/**
 * A weight as a whole number. A session of a sample of 30 % stands for 3.33: of three such, one is
 * counted as 4, chosen by its event's id, so that sums come out right and a retry comes out the same.
 */
export function wholeWeight(weight: number, eventId: string): number {
  const whole = Math.floor(weight)
  const die = Number.parseInt(eventId.slice(0, 8), 16) / 2 ** 32
  return Math.min(MOST, Math.max(1, die < weight - whole ? whole + 1 : whole))
}
