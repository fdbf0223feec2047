import { localName, placementOf } from './placement.ts'
import { splitBrackets, splitList } from './split-list.ts'

export interface Cluster {
  name: string
  database: string
}

const HEAD = /^CREATE TABLE IF NOT EXISTS (\w+)\s*(?=\()/
const ENGINE = /^\s*ENGINE = (\w*MergeTree)\s*/
/** As long as a batch may wait in a log for its database. */
const DEDUPLICATION_SECONDS = 7 * 86_400

export function isCreateTable(statement: string): boolean {
  return HEAD.test(statement)
}

/** The table of each machine, replicated, and the one that all queries and inserts name. */
export function renderTable(statement: string, cluster: Cluster): string[] {
  const [head, name = ''] = HEAD.exec(statement) ?? ['']
  const { inside, after } = splitBrackets(statement.slice(head.length))
  const { arguments_, tail } = engineOf(name, after)
  const placement = placementOf({ name, columns: columnsOf(inside), order: orderOf(name, tail) })
  const local = localName(name)
  const isEverywhere = placement.is === 'everywhere'
  // Without {uuid}: a machine that comes later makes its tables by the same statements.
  const path = `/clickhouse/tables/${isEverywhere ? 'all' : '{shard}'}/{database}/${local}`
  const replica = isEverywhere ? '{shard}-{replica}' : '{replica}'
  const engine = [`'${path}'`, `'${replica}'`, ...arguments_].join(', ')
  const onCluster = `ON CLUSTER \`${cluster.name}\``
  const kept = `CREATE TABLE IF NOT EXISTS ${local} ${onCluster} (${inside})
ENGINE = Replicated${kindOf(name, after)}(${engine})${replicatedSettings(tail)}`
  if (placement.is === 'everywhere') return [kept]
  const key = `sipHash64(${placement.by.join(', ')})`
  const distributed = [`'${cluster.name}'`, `'${cluster.database}'`, `'${local}'`, key].join(', ')
  return [
    kept,
    `CREATE TABLE IF NOT EXISTS ${name} ${onCluster} AS ${local} ENGINE = Distributed(${distributed})`,
  ]
}

function kindOf(name: string, after: string): string {
  const kind = ENGINE.exec(after)?.[1]
  if (kind === undefined) throw new Error(`${name}: its engine is none of the MergeTree family`)
  return kind
}

function engineOf(name: string, after: string): { arguments_: string[]; tail: string } {
  kindOf(name, after)
  const rest = after.replace(ENGINE, '')
  if (!rest.startsWith('(')) return { arguments_: [], tail: `\n${rest}` }
  const { inside, after: tail } = splitBrackets(rest)
  return { arguments_: splitList(inside), tail }
}

function columnsOf(inside: string): string[] {
  return splitList(inside)
    .filter((item) => !/^(INDEX|PROJECTION|CONSTRAINT)\s/.test(item))
    .map((item) => /^`?(\w+)/.exec(item)?.[1] ?? '')
}

function orderOf(name: string, tail: string): string[] {
  const [, key = ''] = /\bORDER BY\s+([\s\S]*)/.exec(tail) ?? []
  if (key === '') throw new Error(`${name}: has no ORDER BY`)
  if (!key.startsWith('(')) return [/^\w+/.exec(key)?.[0] ?? '']
  return splitList(splitBrackets(key).inside)
}

function replicatedSettings(tail: string): string {
  return tail.replace(
    /\bnon_replicated_deduplication_window = (\d+)/,
    `replicated_deduplication_window = $1, replicated_deduplication_window_seconds = ${String(DEDUPLICATION_SECONDS)}`,
  )
}
