import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { REPOSITORY } from './repository.ts'

/** Seismo drains within ten seconds. */
const GRACE_MS = 12_000

export interface Child {
  /** Resolves when it has ended, asked to or not. */
  ended: Promise<string>
  stop: () => Promise<void>
}

interface Program {
  name: string
  /** Node where left out. */
  command?: string
  /** From the repository's root. */
  args: readonly string[]
  env?: Record<string, string | undefined>
  /** Instead of this terminal. */
  logFile?: string
}

export function startChild(program: Program): Child {
  const { name, command = process.execPath, args, env = process.env, logFile } = program
  const output = logFile === undefined ? 'inherit' : openSync(logFile, 'a')
  const child = spawn(command, args, {
    cwd: REPOSITORY,
    env,
    stdio: ['ignore', output, output],
    // A group of its own: Ctrl-C reaches the demo alone, which then stops all in order.
    detached: true,
  })
  const where = logFile === undefined ? '' : `; see ${logFile}`
  const failed = once(child, 'error').then(([error]) => `${name}: ${String(error)}`)
  const exited = once(child, 'exit').then(([code]) => `${name} ended with ${String(code)}${where}`)
  const ended = Promise.race([exited, failed])

  const isRunning = () => child.exitCode === null && child.signalCode === null

  async function stop() {
    if (!isRunning() || child.pid === undefined) return
    child.kill('SIGTERM')
    await Promise.race([ended, wait(GRACE_MS, undefined, { ref: false })])
    if (isRunning()) process.kill(-child.pid, 'SIGKILL')
  }

  return { ended, stop }
}

/** @throws Error where the program does not succeed. */
export async function run(program: Program): Promise<void> {
  const outcome = await startChild(program).ended
  if (outcome !== `${program.name} ended with 0`) throw new Error(outcome)
}
