import { Counter, Gauge, Registry } from 'prom-client'
import type { Random } from '../random.ts'
import type { Clock } from './clock.ts'

const MINUTE_MS = 60_000

/** Jobs that start by the clock, as often with a burst: none of them has to do with a fault. */
const JOBS = [
  { task: 'thumbnails', everyMinutes: 7, lastsMs: 40_000 },
  { task: 'newsletter', everyMinutes: 55, lastsMs: 240_000 },
  { task: 'price-import', everyMinutes: 30, lastsMs: 90_000 },
] as const

/** A worker beside the shop: ordinary life that has nothing to do with its visitors. */
export function createChores(clock: Clock, random: Random): { registry: Registry } {
  const registry = new Registry()
  const registers = [registry]
  const offsets = JOBS.map(() => random.next())
  let mails = 40
  const isRunning = (index: number) => {
    const job = JOBS[index]
    if (!job) return false
    const period = job.everyMinutes * MINUTE_MS
    return (clock.now() + (offsets[index] ?? 0) * period) % period < job.lastsMs
  }
  new Gauge({
    name: 'cron_running',
    help: 'Jobs that run, by name.',
    labelNames: ['task'],
    registers,
    collect() {
      JOBS.forEach(({ task }, index) => this.set({ task }, isRunning(index) ? 1 : 0))
    },
  })
  new Counter({
    name: 'cron_items_total',
    help: 'What jobs worked on.',
    labelNames: ['task'],
    registers,
    collect() {
      JOBS.forEach(({ task }, index) =>
        this.inc({ task }, isRunning(index) ? Math.round(random.between(200, 900)) : 0),
      )
    },
  })
  new Gauge({
    name: 'queue_depth',
    help: 'Mails that wait; the newsletter fills it.',
    labelNames: ['queue'],
    registers,
    collect() {
      mails += isRunning(1) ? random.between(50, 400) : random.between(-120, 20)
      mails = Math.max(0, Math.round(mails))
      this.set({ queue: 'mails' }, mails)
    },
  })
  new Gauge({
    name: 'worker_temperature_celsius',
    help: 'Of the host, which wanders through the day.',
    registers,
    collect() {
      const day = Math.sin((2 * Math.PI * clock.now()) / (24 * 60 * MINUTE_MS))
      this.set(52 + 6 * day + random.between(-1, 1))
    },
  })
  return { registry }
}
