import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod'
import { identityOf, isAlive, type ProcessIdentity } from './process-identity.ts'

/** A holder that this process cannot look at gives a sign of life so often. */
const BEAT_MS = 5_000
/** Three of them missing: it is gone. */
const SILENT_MS = 15_000
const LOOK_EVERY_MS = 500

const identity = z.object({
  ...{ pid: z.number(), startedAt: z.string(), namespace: z.string() },
  ...{ boot: z.string(), host: z.string() },
}) satisfies z.ZodType<ProcessIdentity>

export interface LockOptions {
  file: string
  /** Of who asks; this process. */
  own?: ProcessIdentity
  beatMs?: number
  silentMs?: number
}

/** Whom a lock is held by; its number means something on its own machine, in its own container. */
export interface Holder {
  pid: number
  host: string
}

/**
 * Takes the lock, or tells who has it. What a process of these numbers left behind is seen at once; of
 * another container or machine nobody can tell but by its signs of life, which takes a while.
 * @returns gives the lock back.
 */
export async function takeLock(options: LockOptions): Promise<(() => void) | Holder> {
  const { file, own = identityOf(process.pid), beatMs = BEAT_MS } = options
  const text = JSON.stringify(own)
  while (!isWritten(file, text)) {
    const found = readLock(file)
    if (found && (await isHeld(found, { ...options, own }))) return found.holder ?? UNKNOWN
    // Left by a process that was killed.
    if (found) rmSync(file, { force: true })
  }
  return keepLock({ file, text, beatMs })
}

const UNKNOWN: Holder = { pid: 0, host: 'unknown' }

/** Who holds it, as far as it can be told without waiting. */
export function lockHolder({ file, own = identityOf(process.pid) }: LockOptions) {
  const found = readLock(file)
  if (!found) return undefined
  const { holder } = found
  if (holder && isOfSameNumbers(holder, own)) return isAlive(holder) ? holder : undefined
  return Date.now() - found.beatAt < SILENT_MS ? (holder ?? UNKNOWN) : undefined
}

interface FoundLock {
  /** Undefined where it is half written, or by another program. */
  holder: ProcessIdentity | undefined
  /** Epoch milliseconds, by the clock of the file system. */
  beatAt: number
}

function readLock(file: string): FoundLock | undefined {
  try {
    const { mtimeMs } = statSync(file)
    return { holder: toIdentity(textOf(file) ?? ''), beatAt: mtimeMs }
  } catch (cause) {
    if (isCode(cause, 'ENOENT')) return undefined
    throw cause
  }
}

function toIdentity(text: string): ProcessIdentity | undefined {
  try {
    return identity.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** By name where the system tells no more. */
function isOfSameNumbers(one: ProcessIdentity, other: ProcessIdentity): boolean {
  if (one.boot === '') return other.boot === '' && one.host === other.host
  return one.boot === other.boot && one.namespace === other.namespace
}

async function isHeld(
  { holder, beatAt }: FoundLock,
  { file, own, silentMs = SILENT_MS }: LockOptions & { own: ProcessIdentity },
): Promise<boolean> {
  if (holder && isOfSameNumbers(holder, own)) return isAlive(holder)
  // Only what one kernel says of both can be compared; of another machine a whole silence is heard.
  const silentFor = holder && holder.boot === own.boot ? Math.max(0, Date.now() - beatAt) : 0
  const until = performance.now() + silentMs - silentFor
  while (performance.now() < until) {
    await wait(Math.min(LOOK_EVERY_MS, silentMs))
    const now = readLock(file)
    if (!now) return false
    if (now.beatAt !== beatAt) return true
  }
  return false
}

interface Kept {
  file: string
  text: string
  beatMs: number
}

function keepLock({ file, text, beatMs }: Kept): () => void {
  const timer = setInterval(() => {
    const found = textOf(file)
    // Thrown where nothing catches it: two engines on one folder corrupt it, and an end does not.
    if (found !== undefined && found !== text) {
      throw new Error(`${file} was taken by another process while this one was paused`)
    }
    const now = new Date()
    if (found !== undefined) utimesSync(file, now, now)
  }, beatMs)
  timer.unref()
  return () => {
    clearInterval(timer)
    if (textOf(file) === text) rmSync(file, { force: true })
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    if (isCode(cause, 'ENOENT')) return undefined
    throw cause
  }
}

function isWritten(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' })
    return true
  } catch (cause) {
    if (isCode(cause, 'EEXIST')) return false
    throw cause
  }
}

function isCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === code
}
