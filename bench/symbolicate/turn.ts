/**
 * One reader in a process of its own: `reader, map or index, positions`, answered as JSON. Times are
 * of the CPU, all threads, because the machine has other work.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { READERS, type LookUp } from './readers.ts'

export interface Turn {
  /** Reading and decoding, up to the first answer. */
  openMs: number
  lookUpsPerSecond: number
  /** What the process has grown by. */
  rssMb: number
  bytesAMapping: number | undefined
  /** Equal for equal answers. */
  digest: string
}

const ROUNDS = 5

function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

function rssMb(): number {
  globalThis.gc?.()
  return process.memoryUsage().rss / 2 ** 20
}

function ask(lookUp: LookUp, positions: Int32Array): void {
  for (let i = 0; i < positions.length; i += 2) lookUp(positions[i] ?? 0, positions[i + 1] ?? 0)
}

function digestOf(lookUp: LookUp, positions: Int32Array): string {
  const hash = createHash('sha1')
  for (let i = 0; i < positions.length; i += 2) {
    const { line, column, name } = lookUp(positions[i] ?? 0, positions[i + 1] ?? 0)
    hash.update(
      line === null || line === undefined
        ? '-'
        : `${String(line)}:${String(column)}:${name ?? ''};`,
    )
  }
  return hash.digest('hex').slice(0, 8)
}

async function take(reader: string, file: string, positionsFile: string): Promise<Turn> {
  const open = READERS[reader]
  if (!open) throw new Error(`no reader is called ${reader}`)
  const positions = new Int32Array(new Uint8Array(readFileSync(positionsFile)).buffer)
  const before = rssMb()
  const started = cpuMs()
  const { lookUp, warm, bytesAMapping } = await open(file)
  lookUp(positions[0] ?? 0, positions[1] ?? 0)
  const openMs = cpuMs() - started
  await warm?.(positions)
  let best = 0
  for (let round = 0; round < ROUNDS; round++) {
    const start = cpuMs()
    ask(lookUp, positions)
    best = Math.max(best, positions.length / 2 / ((cpuMs() - start) / 1_000))
  }
  const digest = digestOf(lookUp, positions)
  return {
    ...{ openMs, lookUpsPerSecond: Math.round(best), rssMb: rssMb() - before, digest },
    bytesAMapping: bytesAMapping?.(),
  }
}

const [reader = '', file = '', positionsFile = ''] = process.argv.slice(2)
console.log(JSON.stringify(await take(reader, file, positionsFile)))
