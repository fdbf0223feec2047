import type { AlertEntry, Decision } from '@seismo/ingest/api'

const NEAR_MS = 10 * 60_000
const MOST = 12

/** Those about the same alert that led to an entry, newest first. */
export function decisionsOf(entry: AlertEntry, decisions: readonly Decision[]): Decision[] {
  return decisions
    .filter(({ labels }) => isSame(labels, entry.labels))
    .filter(({ at }) => at <= entry.at + 1_000 && at > entry.at - NEAR_MS)
    .toSorted((a, b) => b.at - a.at)
    .slice(0, MOST)
}

/** `1 in 20,000`: a probability as people say it. */
export function chanceWords(probability: number | null): string {
  if (probability === null) return '–'
  if (probability <= 1e-12) return '< 1 in 10¹²'
  if (probability >= 0.1) return `${Math.round(probability * 100)} %`
  return `1 in ${chance.format(1 / probability)}`
}

const chance = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 })

function isSame(one: Decision['labels'], other: AlertEntry['labels']): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every((name) => one[name] === other[name])
}
