import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aBeacon } from '../harness/beacon.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

// Connections that nobody uses, and requests that never end, take nothing from the others.

const IDLE = 5_000
const SLOW = 200

const sockets: Socket[] = []
let seismo: Seismo

beforeAll(async () => {
  seismo = await startSeismo()
})

afterAll(async () => {
  for (const socket of sockets) socket.destroy()
  await seismo.stop()
})

async function open(text = ''): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  const socket = connect(Number(new URL(seismo.url).port), '127.0.0.1', () => resolve(undefined))
  socket.on('error', reject)
  sockets.push(socket)
  await promise
  if (text) socket.write(text)
  return socket
}

async function openMany(count: number, text?: string): Promise<void> {
  for (let n = 0; n < count; n += 100) {
    await Promise.all(Array.from({ length: 100 }, () => open(text)))
  }
}

async function send(): Promise<{ status: number; ms: number }> {
  const startedAt = performance.now()
  const { status } = await fetch(`${seismo.url}/v1/beacon?k=${seismo.publicKey}`, {
    method: 'POST',
    body: JSON.stringify(aBeacon()),
  })
  return { status, ms: performance.now() - startedAt }
}

it(`answers among ${IDLE} idle connections and ${SLOW} that never finish`, async () => {
  await openMany(IDLE)
  await openMany(SLOW / 2, `POST /v1/beacon?k=${seismo.publicKey} HTTP/1.1\r\nHost: x\r\nX-A:`)
  const head = `POST /v1/beacon?k=${seismo.publicKey} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n`
  await openMany(SLOW / 2, `${head}{"v":`)

  for (let n = 0; n < 20; n += 1) {
    const { status, ms } = await send()

    expect(status).toBe(202)
    expect(ms).toBeLessThan(1_000)
  }
})

it('ends a request whose body does not come', async () => {
  const { promise, resolve } = Promise.withResolvers<string>()
  const socket = await open(
    `POST /v1/beacon?k=${seismo.publicKey} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{`,
  )
  socket.on('data', (chunk: Buffer) => resolve(chunk.toString()))

  expect(await promise).toMatch(/^HTTP\/1.1 408 /)
})
