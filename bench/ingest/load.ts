import { Agent, request } from 'node:http'

// A process of its own: `url connections ms bodies`, told by message; answers how many were taken.

export interface Order {
  url: string
  connections: number
  ms: number
  /** Each a beacon; ids are made new for every request. */
  body: string
}

export interface Done {
  taken: number
  refused: number
  ms: number
}

const ID = /"id":"[\da-f]{32}"/
let beacons = 0

process.on('message', (order: Order) => {
  void run(order).then((done) => process.send?.(done))
})

async function run({ url, connections, ms, body }: Order): Promise<Done> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const { hostname, port, pathname, search } = new URL(url)
  const startedAt = performance.now()
  let taken = 0
  let refused = 0

  function send(): Promise<number | undefined> {
    const { promise, resolve } = Promise.withResolvers<number | undefined>()
    beacons += 1
    const id = `${process.pid.toString(16)}${beacons.toString(16)}`.padStart(32, '0')
    const payload = body.replace(ID, `"id":"${id}"`)
    const outgoing = request(
      {
        ...{ agent, hostname, port, path: pathname + search, method: 'POST' },
        headers: { 'Content-Type': 'text/plain', 'Content-Length': Buffer.byteLength(payload) },
      },
      (response) => {
        response.resume().on('end', () => resolve(response.statusCode))
      },
    )
    outgoing.on('error', () => resolve(undefined))
    outgoing.end(payload)
    return promise
  }

  async function keepSending(): Promise<void> {
    while (performance.now() - startedAt < ms) {
      if ((await send()) === 202) taken += 1
      else refused += 1
    }
  }

  await Promise.all(Array.from({ length: connections }, keepSending))
  agent.destroy()
  return { taken, refused, ms: performance.now() - startedAt }
}
