import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startServer } from '../../test/harness/http-server.ts'
import { format, printTable } from '../sdk/report.ts'
import { median } from '../sdk/statistics.ts'
import { startMeasured, type Measured } from './receivers/seismo.ts'
import { aFullReport } from './report.ts'
import { aSentryReport } from './sentry-report.ts'
import { takeTurn, type Turn } from './turn.ts'

// What spans of the service itself cost the accept path: off, a tenth of the traces, all of them, in turns.
// `node --conditions=source bench/ingest/tracing.ts --rounds 5 --ms 4000`, on the built product.

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    ms: { type: 'string', default: '4000' },
  },
})
const order = { connections: 256, ms: Number(values.ms) }
/** Of the time on the event loop, by the same round without spans. */
const TARGETS: Readonly<Record<string, number>> = { '0.1': 1.05, '1': 1.2 }

const load = fork(fileURLToPath(new URL('load.ts', import.meta.url)), {
  execArgv: ['--conditions=source'],
})
let received = 0
const collector = await startServer((request, response) => {
  request.resume().on('end', () => {
    received += 1
    response.end('{}')
  })
})
const subjects: { ratio: string; seismo: Measured; turns: Turn[] }[] = []

try {
  for (const ratio of ['off', '0.1', '1']) {
    const traced = { SEISMO_OTLP_URL: collector.url, SEISMO_OTLP_RATIO: ratio }
    const settings = ratio === 'off' ? {} : traced
    const seismo = await startMeasured(aFullReport(), aSentryReport(), settings)
    subjects.push({ ratio, seismo, turns: [] })
    await takeTurn(load, seismo, { ...order, ms: 1_500 })
    await seismo.drained()
  }
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const { seismo, turns } of subjects) {
      turns.push(await takeTurn(load, seismo, order))
      await seismo.drained()
    }
  }
  print()
} finally {
  load.kill()
  for (const { seismo } of subjects) await seismo.stop()
  await collector.close()
}

function print(): void {
  const [off] = subjects
  printTable(
    ['traces kept', 'reports a second', 'µs on the event loop each', 'of off', 'target', 'p99 ms'],
    subjects.map(({ ratio, turns }) => [
      ratio,
      median(turns.map(({ perSecond }) => perSecond)).toFixed(0),
      median(turns.map(({ mainUs }) => mainUs)).toFixed(0),
      format(median(turns.map(({ mainUs }, at) => mainUs / (off?.turns[at]?.mainUs ?? NaN)))),
      ratio in TARGETS ? `≤ ${TARGETS[ratio]}` : '',
      median(turns.map(({ p99Ms }) => p99Ms)).toFixed(0),
    ]),
  )
  console.log(`the receiver of spans had ${received} requests`)
}
