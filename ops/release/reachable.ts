import type { Ships } from './ships.ts'

/** The part of CycloneDX 1.5 that is read here; the rest of a component stays as npm wrote it. */
export interface Bom {
  metadata: { component: Component }
  components: Component[]
  dependencies: Dependency[]
}

export interface Component {
  'bom-ref': string
  [more: string]: unknown
}

interface Dependency {
  ref: string
  dependsOn: string[]
}

/**
 * What `root` and all below it ship. npm's own `--omit dev` leaves out what a workspace needs as soon as
 * the root has it for development too, and knows nothing of what a bundler put into a file.
 * @throws Error where the list has no package `root`
 */
export function reachableFrom(root: string, bom: Bom, ships: Ships): Bom {
  const dependenciesOf = new Map(bom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]))
  const start = [...dependenciesOf.keys()].find((ref) => nameOf(ref) === root)
  const component = bom.components.find((one) => one['bom-ref'] === start)
  if (start === undefined || !component) throw new Error(`npm's list has no ${root}`)

  const dependencies: Dependency[] = []
  const found = new Set([start])
  for (const ref of found) {
    const shipped = ships.get(ref)
    const all = dependenciesOf.get(ref) ?? []
    const dependsOn = all.filter((one) => shipped?.has(nameOf(one)) === true)
    dependencies.push({ ref, dependsOn })
    for (const one of dependsOn) found.add(one)
  }
  return {
    ...bom,
    metadata: { ...bom.metadata, component: { ...component, type: 'application' } },
    components: bom.components.filter(
      (one) => one['bom-ref'] !== start && found.has(one['bom-ref']),
    ),
    dependencies,
  }
}

function nameOf(ref: string): string {
  return ref.slice(0, ref.lastIndexOf('@'))
}
