import { setTimeout as wait } from 'node:timers/promises'
import type { System } from '@seismo/ingest/api'
import { startSeismo } from '../../test/harness/seismo.ts'
import { rssMb } from './process-figures.ts'
import { aFullReport } from './report.ts'

// Memory under a load that does not change: `node --conditions=source bench/ingest/steady.ts
// [minutes] [reports a second]`, on the built product. Flat is within 5 % from minute 5 on.

const [minutes = 15, perSecond = 200] = process.argv.slice(2).map(Number)
const TICK_MS = 50
const SETTLED_MINUTES = 5

const rate = '{ perSecond: 1e9, burst: 1e9 }'
const seismo = await startSeismo(`limits: { key: ${rate}, address: ${rate} }`)
const url = `${seismo.url}/v1/beacon?k=${seismo.publicKey}`
const idleMb = rssMb(seismo.pid)
const settled: number[] = []
let sent = 0
let refused = 0

async function send(): Promise<void> {
  sent += 1
  // Some hundred issues, as a site has them.
  const response = await fetch(url, {
    method: 'POST',
    body: aFullReport(`failed in ${sent % 300}`).body,
  })
  if (response.status !== 202) refused += 1
  await response.arrayBuffer()
}

try {
  console.log(`idle ${idleMb.toFixed(0)} MB`)
  for (let minute = 1; minute <= minutes; minute += 1) {
    let highest = 0
    const startedAt = performance.now()
    for (let tick = 0; tick * TICK_MS < 60_000; tick += 1) {
      const due = Math.round((perSecond * TICK_MS) / 1_000)
      await Promise.all(Array.from({ length: due }, send))
      highest = Math.max(highest, rssMb(seismo.pid))
      await wait(Math.max(0, startedAt + (tick + 1) * TICK_MS - performance.now()))
    }
    if (minute >= SETTLED_MINUTES) settled.push(highest)
    const { insertLagMs, log } = await seismo.get<System>('/api/system')
    console.log(
      `minute ${minute}: at most ${highest.toFixed(0)} MB, ${sent} sent, ${refused} refused,` +
        ` lag ${insertLagMs} ms, log ${(log.bytes / 1e6).toFixed(0)} MB`,
    )
  }
  const middle = settled.reduce((sum, mb) => sum + mb, 0) / settled.length
  const most = Math.max(...settled.map((mb) => Math.abs(mb / middle - 1)))
  console.log(
    `from minute ${SETTLED_MINUTES}: ${middle.toFixed(0)} MB ± ${(most * 100).toFixed(1)} %`,
  )
} finally {
  await seismo.stop()
}
