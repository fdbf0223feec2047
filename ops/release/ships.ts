/** The part of `package-lock.json` that is read here. */
export interface Lock {
  packages: Readonly<Record<string, Locked>>
}

interface Locked {
  /** Of a workspace; of what is installed the path says it. */
  name?: string
  version?: string
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional?: boolean }>
}

/** By `name@version`: the names of what a package brings along. */
export type Ships = ReadonlyMap<string, ReadonlySet<string>>

/** Whose build holds its libraries, so that nobody installs them. */
const BUNDLED = '@seismo/ui'
const FOR_ITS_BUILD = /^@types\/|^@vitejs\/|^@seismo\//

export function shipsOf({ packages }: Lock): Ships {
  return new Map(
    Object.entries(packages).map(([path, locked]) => {
      const name = locked.name ?? path.slice(path.lastIndexOf('node_modules/') + 13)
      return [`${name}@${locked.version ?? ''}`, new Set(broughtBy(name, locked))]
    }),
  )
}

function broughtBy(name: string, locked: Locked): string[] {
  const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = locked
  const peers = Object.keys(peerDependencies ?? {}).filter(
    (peer) => peerDependenciesMeta?.[peer]?.optional !== true,
  )
  const bundled = Object.keys(locked.devDependencies ?? {}).filter(
    (one) => name === BUNDLED && !FOR_ITS_BUILD.test(one),
  )
  return [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers, ...bundled]
}
