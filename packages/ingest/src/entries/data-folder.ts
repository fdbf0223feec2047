import { accessSync, constants, mkdirSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { lockHolder, takeLock, type Holder } from './folder-lock.ts'

/** Says which process uses the folder. */
export const LOCK_NAME = 'seismo.lock'

/** The start cannot go on; the message is one line that says what to do. */
export class StartError extends Error {
  override name = 'StartError'
}

/**
 * Makes the data folder and takes its lock: two engines on one folder would corrupt it.
 * @returns gives the lock back.
 * @throws StartError where the folder cannot be written or another process holds it.
 */
export async function openDataFolder(path: string): Promise<() => void> {
  const taken = await orUnwritable(path, () => {
    mkdirSync(path, { recursive: true })
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
    return takeLock({ file: join(path, LOCK_NAME) })
  })
  if (typeof taken === 'function') return taken
  throw new StartError(
    `The data folder ${path} is in use by ${describe(taken)}; stop it, or set SEISMO_DATA to another folder`,
  )
}

/** Who uses the folder; undefined where nobody does. */
export function holderOf(path: string): string | undefined {
  const holder = lockHolder({ file: join(path, LOCK_NAME) })
  return holder && describe(holder)
}

/** A container has a name of its own, and numbers of its own. */
function describe({ pid, host }: Holder): string {
  return host === hostname() ? `process ${pid}` : `process ${pid} of ${host}`
}

async function orUnwritable<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (cause) {
    throw unwritable(path, cause)
  }
}

function unwritable(path: string, cause: unknown): StartError {
  return new StartError(
    `The data folder ${path} cannot be written (${codeOf(cause)}); make it writable, or set SEISMO_DATA to another folder`,
    { cause },
  )
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
}
