import type { ChildProcess } from 'node:child_process'
import type { Done, Order } from './load.ts'
import { cpuSeconds, mainThreadSeconds } from './process-figures.ts'
import { messageOf, type Receiver } from './receivers/receiver.ts'

export interface Turn extends Omit<Done, 'takenIds'> {
  perSecond: number
  /** Of all that the receiver consists of, for each report that was taken. */
  cpuUs: number
  /** Of it, on the event loop that answers. */
  mainUs: number
  eventLoopMs: number
}

/** One receiver under load, alone. */
export async function takeTurn(
  load: ChildProcess,
  receiver: Receiver,
  order: Omit<Order, 'template'>,
): Promise<Turn> {
  const { template, pids, eventLoopDelayMs } = receiver
  const [main = 0] = pids
  await eventLoopDelayMs()
  const before = { cpu: cpuSeconds(...pids), main: mainThreadSeconds(main) }
  load.send({ ...order, template } satisfies Order)
  const done = await messageOf<Done>(load)
  const { taken, ms } = done
  return {
    ...done,
    perSecond: taken / (ms / 1_000),
    cpuUs: ((cpuSeconds(...pids) - before.cpu) / taken) * 1e6,
    mainUs: ((mainThreadSeconds(main) - before.main) / taken) * 1e6,
    eventLoopMs: await eventLoopDelayMs(),
  }
}
