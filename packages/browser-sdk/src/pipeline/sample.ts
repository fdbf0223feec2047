/**
 * Whether this session is among the sampled share. The id is random and lives as long as the
 * session, so its head is the die, and every page of a visit falls the same way.
 */
export function isSampled(sessionId: string, rate: number): boolean {
  return parseInt(sessionId.slice(0, 8), 16) / 2 ** 32 < rate
}
