import type { Chance } from './shares.ts'

/**
 * The usual distance, in percent, between the number of sessions and the sum of the weights of those
 * that were drawn: a binomial's deviation, √((1 − rate) / (rate · n)).
 */
export function expectedErrorPercent(sessions: number, rate: number): number {
  return 100 * Math.sqrt((1 - rate) / (rate * sessions))
}

/** The same measured: `rounds` times a whole population is sampled by session and counted by weight. */
export function measuredErrorPercent(
  { sessions, rate, rounds }: { sessions: number; rate: number; rounds: number },
  chance: Chance,
): number {
  let squares = 0
  for (let round = 0; round < rounds; round += 1) {
    let estimate = 0
    for (let one = 0; one < sessions; one += 1) if (chance() < rate) estimate += 1 / rate
    squares += (estimate / sessions - 1) ** 2
  }
  return 100 * Math.sqrt(squares / rounds)
}
