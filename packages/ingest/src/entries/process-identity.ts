import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** Of one process among all that may see a folder: of this machine, of its containers, and of others. */
export interface ProcessIdentity {
  pid: number
  /** In clock ticks since the machine was started: a number that was given again is another process. */
  startedAt: string
  /** In which the number counts: each container has a process 1. */
  namespace: string
  boot: string
  host: string
}

/** Empty where the system does not tell, as anything but Linux does not. */
export function identityOf(pid: number): ProcessIdentity {
  return {
    pid,
    startedAt: startOf(pid),
    namespace: told(() => readlinkSync('/proc/self/ns/pid')),
    boot: told(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    host: hostname(),
  }
}

/** @param its of a process that shares this one's numbers. */
export function isAlive(its: ProcessIdentity): boolean {
  const startedAt = startOf(its.pid)
  if (startedAt !== '') return startedAt === its.startedAt
  if (its.pid === process.pid) return false
  try {
    process.kill(its.pid, 0)
    return true
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM'
  }
}

const START_FIELD = 22

function startOf(pid: number): string {
  const stat = told(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  // The second field is a name in brackets, with whatever is in it.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[START_FIELD - 3] ?? ''
}

function told(read: () => string): string {
  try {
    return read()
  } catch {
    return ''
  }
}
