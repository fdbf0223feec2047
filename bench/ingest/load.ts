import { setTimeout as wait } from 'node:timers/promises'
import { quantile } from '../sdk/statistics.ts'
import { createConnection, type Connection } from './connection.ts'
import { createRequests, type Template } from './requests.ts'

// A process of its own: takes an order by message, and answers by message what became of it.

export interface Order {
  template: Template
  /** At most; an open loop opens them as it needs them. */
  connections: number
  ms: number
  /** Of an open loop, which sends when it is time and not when there was an answer. */
  perSecond?: number
  /** To be told which were taken. */
  isTelling?: boolean
}

export interface Done {
  taken: number
  refused: number
  ms: number
  /** From the time a report was due until its answer: who waits to be sent waits as well. */
  p50Ms: number
  p99Ms: number
  takenIds: string[]
}

process.on('message', (order: Order) => {
  void run(order).then((done) => process.send?.(done))
})

async function run(order: Order): Promise<Done> {
  const { template, perSecond } = order
  const next = createRequests(template)
  const waitedMs: number[] = []
  const takenIds: string[] = []
  let refused = 0
  const startedAt = performance.now()

  async function send(connection: Connection, dueAt: number): Promise<void> {
    const { id, request } = next()
    const status = await connection.send(request)
    if (status === undefined || status >= 300) refused += 1
    else {
      waitedMs.push(performance.now() - dueAt)
      if (order.isTelling) takenIds.push(id)
    }
  }

  const loop = { ...order, startedAt, send, url: new URL(template.url) }
  await (perSecond === undefined ? closedLoop(loop) : openLoop({ ...loop, perSecond }))
  return {
    taken: waitedMs.length,
    refused,
    // Until the last answer: who answers late has not held the rate.
    ms: performance.now() - startedAt,
    p50Ms: quantile(waitedMs, 0.5),
    p99Ms: quantile(waitedMs, 0.99),
    takenIds,
  }
}

interface Loop {
  url: URL
  connections: number
  ms: number
  startedAt: number
  send: (connection: Connection, dueAt: number) => Promise<void>
}

async function closedLoop({ url, connections, ms, startedAt, send }: Loop): Promise<void> {
  async function keepSending(): Promise<void> {
    const connection = createConnection(url)
    while (performance.now() - startedAt < ms) await send(connection, performance.now())
    connection.close()
  }
  await Promise.all(Array.from({ length: connections }, keepSending))
}

/** As pages do: each by itself, whatever became of the others. */
async function openLoop(loop: Loop & { perSecond: number }): Promise<void> {
  const { url, connections, ms, startedAt, perSecond, send } = loop
  const free: Connection[] = []
  const all: Connection[] = []
  const due: number[] = []
  const sends = new Set<Promise<void>>()

  function sendDue(): void {
    while (due.length > 0) {
      const connection = free.shift() ?? another()
      if (!connection) return
      const sent = send(connection, due.shift() ?? 0).then(() => {
        sends.delete(sent)
        free.push(connection)
        sendDue()
      })
      sends.add(sent)
    }
  }

  function another(): Connection | undefined {
    if (all.length >= connections) return undefined
    const connection = createConnection(url)
    all.push(connection)
    return connection
  }

  let at = startedAt
  while (at - startedAt < ms) {
    while (at <= performance.now() && at - startedAt < ms) {
      due.push(at)
      at += (-Math.log(1 - Math.random()) / perSecond) * 1_000
    }
    sendDue()
    await wait(1)
  }
  while (due.length > 0 || sends.size > 0) {
    await Promise.all(sends)
    sendDue()
  }
  for (const connection of all) connection.close()
}
