import { isEverywhere, localName } from './placement.ts'
import type { Cluster } from './render-table.ts'
import { splitList } from './split-list.ts'

const HEAD = /^ALTER TABLE (\w+)\s+/
const VERB =
  /^(ADD|DROP|RENAME|MODIFY|COMMENT|CLEAR|MATERIALIZE|REMOVE|RESET) (COLUMN|INDEX|PROJECTION|STATISTICS|TTL|SETTING|ORDER BY|COMMENT)\b/

export function isAlterTable(statement: string): boolean {
  return HEAD.test(statement)
}

/** Columns are of both tables; indexes, TTL, settings and rows only of those that have rows. */
export function renderAlter(statement: string, cluster: Cluster): string[] {
  const [head, name = ''] = HEAD.exec(statement) ?? ['']
  const commands = commandsOf(name, statement.slice(head.length))
  const onCluster = `ON CLUSTER \`${cluster.name}\``
  const local = `ALTER TABLE ${localName(name)} ${onCluster}\n    ${commands.join(',\n    ')}`
  const ofColumns = commands.filter((command) =>
    /^(ADD|DROP|RENAME|MODIFY|COMMENT) COLUMN\b/.test(command),
  )
  if (isEverywhere(name) || ofColumns.length === 0) return [local]
  const both = [local, `ALTER TABLE ${name} ${onCluster}\n    ${ofColumns.join(',\n    ')}`]
  // Nobody may be asked for a column that is no longer there.
  const isRemoval = ofColumns.every((command) => command.startsWith('DROP'))
  return isRemoval ? both.reverse() : both
}

function commandsOf(name: string, list: string): string[] {
  const commands: string[] = []
  for (const item of splitList(list)) {
    const before = commands.at(-1)
    if (VERB.test(item)) commands.push(item)
    // Several settings are one command.
    else if (before !== undefined && /^(MODIFY|RESET) SETTING\b/.test(before))
      commands[commands.length - 1] = `${before}, ${item}`
    else
      throw new Error(
        `${name}: no rendering for a cluster is known of ALTER … ${item.slice(0, 80)}`,
      )
  }
  return commands
}
