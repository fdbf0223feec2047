import { fork } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { installPackages } from '../install-packages.ts'
import { printTable } from '../sdk/report.ts'
import type { Done, Order } from './load.ts'
import { limits } from './receivers/limits.ts'
import { peers } from './receivers/peers.ts'
import { messageOf, type Candidate, type Receiver } from './receivers/receiver.ts'
import { startMeasured } from './receivers/seismo.ts'
import { aFullReport } from './report.ts'
import { aSentryReport } from './sentry-report.ts'

// Of what a receiver acknowledged, how much its files hold when it is killed under load:
// `node --conditions=source bench/ingest/kills.ts`. A kill leaves what the system has not written to
// the disk yet, so who does not fsync loses more than this shows when the power goes.

const CONNECTIONS = 64
const MS = 1_000
const WHOLE_ID = /[\da-f]{32}/g
const beacon = aFullReport()
const sentry = aSentryReport()
const load = fork(fileURLToPath(new URL('load.ts', import.meta.url)), {
  execArgv: ['--conditions=source'],
})
const candidates: Candidate[] = [
  { name: 'Seismo', before: '', start: () => startMeasured(beacon, sentry) },
  ...limits(beacon).filter(({ name }) => name === 'bare + log'),
  ...peers({ beacon, sentry }),
]
await installPackages(fileURLToPath(new URL('peers/', import.meta.url)))
const rows: (string | number)[][] = []
try {
  for (const { name, start } of candidates) {
    const receiver = await start()
    if (receiver) rows.push([name, ...(await lossOf(receiver))])
  }
} finally {
  load.kill()
}
printTable(['receiver', 'acknowledged', 'not in its files'], rows)

async function lossOf({ template, pids, folder, stop }: Receiver): Promise<[number, number]> {
  load.send({ template, connections: CONNECTIONS, ms: MS, isTelling: true } satisfies Order)
  const done = messageOf<Done>(load)
  await wait(MS / 2)
  await kill(pids)
  const { takenIds } = await done
  const kept = await idsIn(folder)
  await stop()
  return [takenIds.length, takenIds.filter((id) => !kept.has(id)).length]
}

/** Resolves when they are gone. */
async function kill(pids: readonly number[]): Promise<void> {
  for (const pid of pids) process.kill(pid, 'SIGKILL')
  while (pids.some(isAlive)) await wait(10)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false // ESRCH: what else could be wrong with a process that we started?
  }
}

/** Whatever their form, all of them keep the body as it came, or at least its id. */
async function idsIn(folder: string): Promise<Set<string>> {
  const ids = new Set<string>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const text = await readFile(join(entry.parentPath, entry.name), 'latin1')
    for (const [id] of text.matchAll(WHOLE_ID)) ids.add(id)
  }
  return ids
}
