/** A caller of a service that moved itself says less: it waits for it, and fails with it. */
const EXPLAINED = 0.4
/** From this share of the caller's own strength, or from this strength, the called service explains it. */
const ENOUGH = { share: 0.3, strength: 4 }
/** What explains a caller stands before it. */
const BEHIND = 0.95

/**
 * For services that count less, how much of their strength counts: where one that they call, themselves or
 * through others, moved as well. Of a chain of calls that all moved the last stands before all others.
 */
export function weightsOfServices(
  strengths: ReadonlyMap<string, number>,
  dependencies: ReadonlyMap<string, ReadonlySet<string>>,
): Map<string, number> {
  const strengthOf = (service: string) => strengths.get(service) ?? 0
  const explained = new Map<string, readonly string[]>()
  for (const [service, strength] of strengths) {
    const called = [...calledBy(service, dependencies)]
    const enough = Math.min(ENOUGH.share * strength, ENOUGH.strength)
    if (strength > 0 && greatest(called, strengthOf) >= enough) explained.set(service, called)
  }
  const weights = new Map<string, number>()
  for (const [service, called] of explained) {
    const last = called.filter((one) => !explained.has(one))
    const most = greatest(last, strengthOf)
    // In a circle of calls nobody is the last.
    if (most === 0) continue
    weights.set(service, Math.min(EXPLAINED, (BEHIND * most) / strengthOf(service)))
  }
  return weights
}

function greatest(services: readonly string[], strengthOf: (service: string) => number): number {
  return services.reduce((most, one) => Math.max(most, strengthOf(one)), 0)
}

/** Without the service itself, also where services call each other in a circle. */
function calledBy(
  service: string,
  dependencies: ReadonlyMap<string, ReadonlySet<string>>,
): Set<string> {
  const called = new Set<string>()
  const open = [service]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const one of dependencies.get(next) ?? []) {
      if (one === service || called.has(one)) continue
      called.add(one)
      open.push(one)
    }
  }
  return called
}
