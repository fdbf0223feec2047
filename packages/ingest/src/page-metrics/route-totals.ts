import type { RouteTally, VitalTally } from './route-tally.ts'

/** Of each project; a route is about a hundred series where all vitals are sent. */
const MOST = { route: 50, environment: 5 }
/** What is beyond them, under one name: no page has it for a route. */
export const OTHER = '(other)'

export interface RouteTotals {
  add: (tallies: readonly RouteTally[]) => void
  /** Sums since the start. */
  all: () => Iterable<RouteTally>
}

/**
 * Anybody may send routes and environments, and each makes series in somebody's Prometheus: the
 * first of each project keep their names until the process ends, all others are summed together.
 */
export function createRouteTotals(): RouteTotals {
  const totals = new Map<string, RouteTally>()
  const named = new Map<string, Set<string>>()

  function nameOf(kind: 'environment' | 'route', { projectId, [kind]: given }: RouteTally): string {
    const key = `${kind}/${String(projectId)}`
    const names = named.get(key) ?? new Set<string>()
    named.set(key, names)
    if (!names.has(given) && names.size >= MOST[kind]) return OTHER
    names.add(given)
    return given
  }

  function add(tally: RouteTally): void {
    const { projectId } = tally
    const environment = nameOf('environment', tally)
    const route = nameOf('route', tally)
    const key = JSON.stringify([projectId, environment, route])
    const total = totals.get(key)
    if (total) sumInto(total, tally)
    else totals.set(key, { ...structuredClone(tally), environment, route })
  }

  return { add: (tallies) => tallies.forEach(add), all: () => totals.values() }
}

function sumInto(total: RouteTally, tally: RouteTally): void {
  total.views += tally.views
  addCounts(total.errors, tally.errors)
  addCounts(total.requests, tally.requests)
  for (const [metric, vital] of Object.entries(tally.vitals)) {
    const known = total.vitals[metric]
    if (known) addVital(known, vital)
    else total.vitals[metric] = structuredClone(vital)
  }
}

function addCounts(total: Record<string, number>, counts: Record<string, number>): void {
  for (const [name, n] of Object.entries(counts)) total[name] = (total[name] ?? 0) + n
}

function addVital(total: VitalTally, vital: VitalTally): void {
  total.sum += vital.sum
  total.n += vital.n
  vital.buckets.forEach((n, index) => (total.buckets[index] = (total.buckets[index] ?? 0) + n))
}
