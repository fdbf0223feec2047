import { localName } from './placement.ts'
import type { Cluster } from './render-table.ts'

const CREATE = /^CREATE MATERIALIZED VIEW IF NOT EXISTS (\w+) TO (\w+) AS\s/
const DROP = /^DROP VIEW IF EXISTS \w+$/
/** A table that is read: what follows another name in brackets is a function. */
const SOURCE = /\b(FROM|JOIN)\s+(\w+)\b(?!\s*\()(?!\s+AS\b)/g
const SOURCE_WITH_ALIAS = /\b(FROM|JOIN)\s+(\w+)(?=\s+AS\b)/g

export function isMaterializedView(statement: string): boolean {
  return CREATE.test(statement)
}

/** From the rows of a machine to the rows of the same one: what a shard rolls up stays on it. */
export function renderMaterializedView(statement: string, { name: cluster }: Cluster): string {
  const [head, view = '', target = ''] = CREATE.exec(statement) ?? ['']
  const query = statement
    .slice(head.length)
    .replace(SOURCE_WITH_ALIAS, (_, word: string, source: string) => `${word} ${localName(source)}`)
    // Under its own name: columns may be written with it.
    .replace(SOURCE, (_, word: string, source: string) => `${word} ${localAs(source)}`)
  return `CREATE MATERIALIZED VIEW IF NOT EXISTS ${view} ON CLUSTER \`${cluster}\` TO ${localName(target)} AS\n${query}`
}

function localAs(source: string): string {
  const local = localName(source)
  return local === source ? source : `${local} AS ${source}`
}

export function isDropOfView(statement: string): boolean {
  return DROP.test(statement)
}

export function renderDropOfView(statement: string, { name: cluster }: Cluster): string {
  // Until it is gone: the next statement makes another of its name.
  return `${statement} ON CLUSTER \`${cluster}\` SYNC`
}
