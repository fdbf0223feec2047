/** A caller of a service that moved itself says less: it waits for it, and fails with it. */
const EXPLAINED = 0.4
/** From this share of the caller's own strength, or from this strength, the called service explains it. */
const ENOUGH = { share: 0.3, strength: 4 }
/** What explains a caller stands before it. */
const BEHIND = 0.95

/**
 * For each service, what its strength counts: less where a service that it calls, itself or through
 * others, moved as well.
 */
export function weightsOfServices(
  strengths: ReadonlyMap<string, number>,
  dependencies: ReadonlyMap<string, ReadonlySet<string>>,
): Map<string, number> {
  const weights = new Map<string, number>()
  for (const [service, strength] of strengths) {
    let called = 0
    for (const one of calledBy(service, dependencies)) {
      called = Math.max(called, strengths.get(one) ?? 0)
    }
    const isExplained = called >= Math.min(ENOUGH.share * strength, ENOUGH.strength)
    const isNone = called === 0 || !isExplained
    weights.set(service, isNone ? 1 : Math.min(EXPLAINED, (BEHIND * called) / strength))
  }
  return weights
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
