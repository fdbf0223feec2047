import { accessSync, constants, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Holds the id of the process that uses the folder. */
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
export function openDataFolder(path: string): () => void {
  try {
    mkdirSync(path, { recursive: true })
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw unwritable(path, cause)
  }
  const lock = join(path, LOCK_NAME)
  takeLock(lock, path)
  return () => rmSync(lock, { force: true })
}

/** The process that uses the folder; undefined where none does. */
export function holderOf(path: string): number | undefined {
  try {
    const holder = Number(readFileSync(join(path, LOCK_NAME), 'utf8'))
    return isAlive(holder) ? holder : undefined
  } catch {
    return undefined
  }
}

function takeLock(lock: string, path: string): void {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST') throw unwritable(path, cause)
  }
  const holder = Number(readFileSync(lock, 'utf8'))
  if (isAlive(holder)) {
    throw new StartError(
      `The data folder ${path} is in use by process ${String(holder)}; stop it, or set SEISMO_DATA to another folder`,
    )
  }
  // Left by a process that was killed.
  rmSync(lock, { force: true })
  takeLock(lock, path)
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return codeOf(cause) === 'EPERM'
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
