import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'

const LOOK_MS = 150
const MOST_LOOKS = 20

export interface Machine {
  /** Waits, at most 3 s, until half of the machine is idle. */
  quiet: () => Promise<void>
  /** How often that was asked for, and how often in vain. */
  asked: number
  busy: number
}

/** Other work on the machine is the greatest noise in a timing: it is waited for, and told. */
export function watchMachine(): Machine {
  const machine: Machine = { quiet, asked: 0, busy: 0 }
  return machine

  async function quiet(): Promise<void> {
    machine.asked += 1
    for (let look = 0; look < MOST_LOOKS; look++) {
      const before = await readTicks()
      if (!before) return
      await wait(LOOK_MS)
      const after = (await readTicks()) ?? before
      if (after.idle - before.idle > (after.all - before.all) / 2) return
    }
    machine.busy += 1
  }
}

/** Undefined where the system does not say so: everywhere but on Linux. */
async function readTicks(): Promise<{ idle: number; all: number } | undefined> {
  const text = await readFile('/proc/stat', 'utf8').catch(() => undefined)
  const ticks = text?.split('\n', 1)[0]?.trim().split(/\s+/).slice(1).map(Number)
  if (!ticks) return undefined
  const [, , , idle = 0, ioWait = 0] = ticks
  return { idle: idle + ioWait, all: ticks.reduce((sum, n) => sum + n, 0) }
}
