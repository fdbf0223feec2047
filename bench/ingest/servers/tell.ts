import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'

const EVERY_MS = 10

/** Tells the process that started this one its port, and then, asked by any message, its delay. */
export function tell(server: Server): void {
  const delay = monitorEventLoopDelay({ resolution: EVERY_MS })
  delay.enable()
  process.on('message', () => {
    // What is measured is the time between two ticks of a timer, so its period is in it.
    process.send?.(Math.max(0, delay.percentile(99) / 1e6 - EVERY_MS))
    delay.reset()
  })
  // as: a TCP server has one once it listens.
  const told = () => process.send?.((server.address() as AddressInfo).port)
  if (server.listening) told()
  else server.listen(0, '127.0.0.1', told)
}
