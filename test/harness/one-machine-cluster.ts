import {
  splitBrackets,
  splitList,
} from '../../packages/ingest/src/store/clickhouse/cluster/split-list.ts'

// What can be had of a cluster without its keeper: the tables of one machine under the names that
// they have there, their engines not replicated, and before them the real distributed table over
// that one machine.

const DISTRIBUTED = /^(CREATE TABLE IF NOT EXISTS \w+) AS \w+ ENGINE = Distributed\((.*)\)$/

/** @param columnsOf of the tables that were made so far. */
export function onOneMachine(rendered: string, columnsOf: Map<string, string>): string {
  const plain = rendered
    .replace(/ ON CLUSTER `\w+`/, '')
    .replace(/\bReplicated(\w*MergeTree)\('[^']*', '[^']*'(, )?/, '$1(')
    .replace(/, replicated_deduplication_window_seconds = \d+/, '')
    .replace(/\breplicated_deduplication_window = /, 'non_replicated_deduplication_window = ')
  const [, local] = /^CREATE TABLE IF NOT EXISTS (\w+) (?=\()/.exec(plain) ?? []
  if (local !== undefined) columnsOf.set(local, columnsIn(plain.slice(plain.indexOf('('))))
  const [, head, engine] = DISTRIBUTED.exec(plain) ?? []
  if (head === undefined || engine === undefined) return plain
  const [, , table = "''", key = ''] = splitList(engine)
  const columns = columnsOf.get(table.slice(1, -1)) ?? ''
  return `${head} (${columns}) AS remote('127.0.0.1', currentDatabase(), ${table}, 'default', '', ${key})`
}

function columnsIn(list: string): string {
  const isColumn = (item: string) => !/^(INDEX|PROJECTION)\s/.test(item)
  return splitList(splitBrackets(list).inside).filter(isColumn).join(', ')
}
