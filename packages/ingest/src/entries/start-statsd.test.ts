import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { createLogger } from './logger.ts'
import { startStatsd } from './start-statsd.ts'

function aReceiver(port: number) {
  const needed = {
    intake: {
      keep: () => Promise.resolve(),
      count: () => undefined,
      keepTally: () => Promise.resolve(),
      stored: () => undefined,
      pendingRecords: () => 0,
    },
    metrics: { statsdLines: { inc: () => undefined } },
    log: createLogger('0'),
    now: Date.now,
    projects: [],
  }
  return startStatsd({ host: '127.0.0.1', port, projectId: 1 }, needed)
}

it('says what to do where its port is taken', async () => {
  const first = await aReceiver(0)

  await expect(aReceiver(first.port)).rejects.toThrow(
    /^Cannot listen for StatsD on 127\.0\.0\.1:\d+ \(.*EADDRINUSE.*\); set SEISMO_STATSD_PORT/,
  )
  await first.stop()
})

it('hangs up on a line that does not end', async () => {
  const { port, stop } = await aReceiver(0)
  const client = connect(port, '127.0.0.1')
  const closed = new Promise((resolve) => client.on('close', resolve))
  // A reset or an end, as the machine has it.
  client.on('error', () => undefined)
  await once(client, 'connect')

  client.write('x'.repeat(100_000))

  await closed
  await stop()
})
