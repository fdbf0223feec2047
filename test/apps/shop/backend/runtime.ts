import { Counter, Gauge } from 'prom-client'
import type { Random } from '../random.ts'
import type { Metrics } from './metrics.ts'

const MEGABYTE = 1e6

export interface Runtime {
  /** A request was answered: it has cost memory and time of the processor. */
  worked: (cpuMs: number) => void
}

/** Memory that grows and is collected, lag and load of one process: what a runtime tells of itself. */
export function createRuntime({ registry }: Metrics, random: Random): Runtime {
  const registers = [registry]
  let heap = random.between(60, 120) * MEGABYTE
  let load = 0
  const cpu = new Counter({ name: 'process_cpu_seconds_total', help: 'Used.', registers })
  const gcs = new Counter({ name: 'runtime_gc_runs_total', help: 'Collections.', registers })
  const pauses = new Counter({ name: 'runtime_gc_seconds_total', help: 'Paused.', registers })
  new Gauge({
    name: 'runtime_heap_used_bytes',
    help: 'A saw.',
    registers,
    collect() {
      this.set(heap)
    },
  })
  new Gauge({
    name: 'runtime_event_loop_lag_seconds',
    help: 'Longest since the last look.',
    registers,
    collect() {
      this.set((random.between(1, 4) + load * random.between(0.5, 1.5)) / 1_000)
      load = 0
    },
  })
  new Gauge({
    name: 'process_open_fds',
    help: 'Files and sockets.',
    registers,
    collect() {
      this.set(Math.round(random.between(38, 46)))
    },
  })
  return {
    worked(cpuMs) {
      cpu.inc(cpuMs / 1_000)
      load += cpuMs / 10
      heap += random.between(0.1, 0.5) * MEGABYTE
      if (heap < 180 * MEGABYTE) return
      heap = random.between(60, 90) * MEGABYTE
      gcs.inc()
      pauses.inc(random.between(4, 25) / 1_000)
    },
  }
}
