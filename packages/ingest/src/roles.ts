import * as z from 'zod'

/** Parts of the service that may run on machines of their own. */
export const ROLES = ['accept', 'process', 'api', 'alert'] as const
export type Role = (typeof ROLES)[number]
export type Roles = ReadonlySet<Role>

/** `accept,process` as it stands in the environment, or a list. */
export const roles = z.preprocess(
  (given) => (typeof given === 'string' ? given.split(',').map((one) => one.trim()) : given),
  z
    .array(z.enum(ROLES))
    .min(1)
    .default([...ROLES])
    .transform((names): Roles => new Set(names)),
)

interface Needs {
  roles: Roles
  log_url?: object | undefined
  clickhouse_url?: string | undefined
}

/** Of a machine that is one of several: maps that it is given, or looks for, the others do not see. */
export function hasLocalMaps(config: { roles: Roles; artifacts_url?: object | undefined }) {
  const { roles: mine, artifacts_url } = config
  if (artifacts_url !== undefined || mine.size === ROLES.length) return false
  return mine.has('api') || mine.has('process')
}

/** What parts on several machines cannot do without: a log and a database that all of them reach. */
export function missingForRoles({ roles: mine, log_url, clickhouse_url }: Needs) {
  const isPart = mine.size < ROLES.length
  if (isPart && log_url === undefined) return { key: 'roles', needs: 'log_url' } as const
  if (log_url !== undefined && clickhouse_url === undefined) {
    return { key: 'log_url', needs: 'clickhouse_url' } as const
  }
  return undefined
}
