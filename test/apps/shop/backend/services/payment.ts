import { Counter, Gauge } from 'prom-client'
import type { Carts } from '../../server/carts.ts'
import { aCall, type Handler } from '../call.ts'
import type { Connections } from '../connections.ts'
import { BACKEND_RELEASES, type Faults } from '../faults.ts'
import type { Instance, World } from '../instance.ts'
import type { Route } from '../routes.ts'

export interface PaymentOptions extends World {
  instance: Instance
  connections: Connections
  carts: Carts
  faults: Faults
}

const DAY_MS = 86_400_000
const FAILS_ALWAYS = 0.03
const FAILS_IN_BAD_RELEASE = 0.35
/** On each instance; more than its pool has connections. */
const REPORTS_AT_ONCE = 9
const REPORT_EVERY_MS = 600_000

export function createPaymentService(options: PaymentOptions): Partial<Record<Route, Handler>> {
  const { clock, random, instance, connections, carts, faults } = options
  const attempts = new Counter({
    name: 'payment_attempts_total',
    help: 'By what became of them.',
    labelNames: ['outcome'],
    registers: [instance.metrics.registry],
  })
  for (const outcome of ['accepted', 'failed']) attempts.inc({ outcome }, 0)
  tellVersion(instance, faults)
  startReports(options)

  return {
    'POST /api/checkout': async (call) => {
      await clock.wait(random.between(150, 500))
      await connections.lend(call, async (run) => {
        await run('insert_order')
        await run('authorise_payment')
      })
      if (random.chance(faults.isOn('bad-deploy') ? FAILS_IN_BAD_RELEASE : FAILS_ALWAYS)) {
        attempts.inc({ outcome: 'failed' })
        return { status: 500, body: { error: 'amount is not a number' } }
      }
      attempts.inc({ outcome: 'accepted' })
      carts.clear(call.visitor)
      const deliveryOn = new Date(clock.now() + 3 * DAY_MS).toISOString().slice(0, 10)
      const id = String(Math.floor(random.between(100_000, 999_999)))
      return { status: 200, body: { id, deliveryOn } }
    },
  }
}

function tellVersion({ metrics }: Instance, faults: Faults): void {
  const build = new Gauge({
    name: 'build_info',
    help: 'Which release runs.',
    labelNames: ['version'],
    registers: [metrics.registry],
  })
  const tell = () => {
    build.reset()
    build.set({ version: BACKEND_RELEASES[faults.isOn('bad-deploy') ? 'bad' : 'good'] }, 1)
  }
  tell()
  faults.onChange(tell)
}

/** One report at a time every ten minutes; many, one after the other, while the fault is on. */
function startReports({ clock, random, connections, faults }: PaymentOptions): void {
  const report = () => connections.lend(aCall(), (run) => run('monthly_report'))

  async function always(): Promise<never> {
    for (;;) {
      await clock.wait(random.between(0.5, 1.5) * REPORT_EVERY_MS)
      await tried(report)
    }
  }

  async function whileOn(): Promise<void> {
    while (faults.isOn('saturated-pool')) {
      await tried(report)
      await clock.wait(random.between(10, 200))
    }
  }

  void always()
  faults.onChange((fault, isOn) => {
    if (fault !== 'saturated-pool' || !isOn) return
    for (let n = 0; n < REPORTS_AT_ONCE; n += 1) void whileOn()
  })
}

async function tried(report: () => Promise<void>): Promise<void> {
  try {
    await report()
  } catch {
    // No connection in time: the next one may have more luck.
  }
}
