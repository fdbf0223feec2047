import type { RuleStatus } from '@seismo/ingest/api'

/** What calls somebody now, and what would if nobody had held it back. */
export function alertCounts(rules: readonly RuleStatus[]): { firing: number; held: number } {
  const all = rules.flatMap(({ alerts }) => alerts).filter(({ state }) => state === 'firing')
  const firing = all.filter((one) => one.silencedBy.length === 0 && one.inhibitedBy === null)
  return { firing: firing.length, held: all.length - firing.length }
}
