import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const LOGS = 'deduplication_logs'
/** `ADD` or `DROP`, a part's name, the id of the block it was made of. */
const LINE = /^[12]\t(\S+)\t\S+$/
/** Partition, first and last block, level and perhaps a mutation; merged parts cover the blocks of theirs. */
const PART = /^(.+)_(\d+)_(\d+)_\d+(?:_\d+)?$/

/**
 * ClickHouse writes a block's id to its deduplication log before the block itself is in its table. A
 * process that is killed in between would take the block for stored when it comes again, and drop
 * it (seen once in 60 kills). The engine in this process dies with us, so such lines are taken out
 * before it starts.
 * @param path data folder of the embedded engine; it must not be running.
 * @returns the parts that were announced and never came.
 */
export async function repairDeduplication(path: string): Promise<string[]> {
  const missing: string[] = []
  for (const log of await deduplicationLogs(path)) missing.push(...(await repairLog(log)))
  return missing
}

/** The newest of each table; only its last lines can be without their part. */
async function deduplicationLogs(path: string): Promise<string[]> {
  const logs: string[] = []
  for (const prefix of await namesIn(join(path, 'store'))) {
    for (const table of await namesIn(join(path, 'store', prefix))) {
      const folder = join(path, 'store', prefix, table, LOGS)
      const newest = (await namesIn(folder))
        .map((name) => ({ name, number: Number(/_(\d+)\.txt$/.exec(name)?.[1]) }))
        .filter(({ number }) => Number.isInteger(number))
        .sort((a, b) => b.number - a.number)[0]
      if (newest) logs.push(join(folder, newest.name))
    }
  }
  return logs
}

async function repairLog(log: string): Promise<string[]> {
  const lines = (await readFile(log, 'utf8')).split('\n')
  const parts = (await namesIn(dirname(dirname(log)))).flatMap((name) => partOf(name) ?? [])
  const missing: string[] = []
  const kept = lines.filter((line, index) => {
    if (line === '') return true
    const name = LINE.exec(line)?.[1]
    const part = name === undefined ? undefined : partOf(name)
    // A line that was cut off is the last one, and its part did not come either.
    if (!part) return index < lines.length - 2
    const isThere = parts.some(
      ({ partition, first, last }) =>
        partition === part.partition && first <= part.first && last >= part.last,
    )
    if (!isThere) missing.push(line.split('\t', 2).join(' '))
    return isThere
  })
  if (kept.length < lines.length) {
    await writeFile(`${log}.new`, kept.join('\n'))
    await rename(`${log}.new`, log)
  }
  return missing
}

function partOf(name: string): { partition: string; first: number; last: number } | undefined {
  const [, partition = '', first, last] = PART.exec(name) ?? []
  // Written, and not yet in the table.
  if (first === undefined || partition.startsWith('tmp_')) return undefined
  return { partition, first: Number(first), last: Number(last) }
}

/** Nothing where there is no such folder: a table that was never written, an engine that never ran. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch {
    return []
  }
}
