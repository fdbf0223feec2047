import { isAlterTable, renderAlter } from './render-alter.ts'
import { isCreateTable, renderTable, type Cluster } from './render-table.ts'
import { isRemoval, renderRemoval } from './render-removal.ts'
import {
  isDropOfView,
  isMaterializedView,
  renderDropOfView,
  renderMaterializedView,
} from './render-view.ts'

/**
 * What a statement of sql/ becomes on a cluster: the files are plain ClickHouse for one server and
 * are never edited.
 * @throws Error for a statement of a kind that it does not know.
 */
export function renderForCluster(statement: string, cluster: Cluster): string[] {
  if (isCreateTable(statement)) return renderTable(statement, cluster)
  if (isAlterTable(statement)) return renderAlter(statement, cluster)
  if (isMaterializedView(statement)) return [renderMaterializedView(statement, cluster)]
  if (isDropOfView(statement)) return [renderDropOfView(statement, cluster)]
  if (isRemoval(statement)) return renderRemoval(statement, cluster)
  // From and to the tables of all shards, which put each row where it belongs.
  if (/^INSERT INTO \w+(\s*\([^)]*\))?\s+SELECT\b/.test(statement)) return [statement]
  throw new Error(`no rendering for a cluster is known of: ${statement.slice(0, 80)}`)
}
