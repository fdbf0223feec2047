import { readFileSync } from 'node:fs'

const CLOCK_TICKS = 100

/** Of all threads of the processes, without their children. */
export function cpuSeconds(...pids: number[]): number {
  return pids.reduce((sum, pid) => sum + secondsIn(`/proc/${pid}/stat`), 0)
}

/** Of the thread that a process began with: Node's event loop. */
export function mainThreadSeconds(pid: number): number {
  return secondsIn(`/proc/${pid}/task/${pid}/stat`)
}

function secondsIn(path: string): number {
  const fields = readFileSync(path, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS
}

export function rssMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024
}
