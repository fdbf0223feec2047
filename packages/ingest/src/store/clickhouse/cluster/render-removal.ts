import { isEverywhere, localName } from './placement.ts'
import type { Cluster } from './render-table.ts'

const REMOVAL = /^(DROP|TRUNCATE) TABLE (IF EXISTS )?(\w+)$/

export function isRemoval(statement: string): boolean {
  return REMOVAL.test(statement)
}

/** Of the rows of every machine; a table that is dropped, after the one that asks for them. */
export function renderRemoval(statement: string, { name: cluster }: Cluster): string[] {
  const [, verb = '', ifExists = '', name = ''] = REMOVAL.exec(statement) ?? []
  // Until it is done: what comes next may fill or make the table again.
  const tail = `ON CLUSTER \`${cluster}\` SYNC`
  const local = `${verb} TABLE ${ifExists}${localName(name)} ${tail}`
  const isBoth = verb === 'DROP' && !isEverywhere(name)
  return isBoth ? [`DROP TABLE ${ifExists}${name} ${tail}`, local] : [local]
}
