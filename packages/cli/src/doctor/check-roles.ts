import { hasLocalMaps, type Config } from '@seismo/ingest/node'
import { warn, type Finding } from './finding.ts'

/** Pure: what the settings of a machine lack that is one of several. */
export function checkRoles(config: Pick<Config, 'roles' | 'artifacts_url'>): Finding[] {
  if (!hasLocalMaps(config)) return []
  const says = 'are in the data folder, where machines with other roles do not see them'
  return [warn('source maps', says, 'name a bucket in SEISMO_ARTIFACTS_URL, on all machines')]
}
