import { expect, it } from 'vitest'
import type { Share } from '../../spool/ports.ts'
import { toBytes, type RecordHead } from '../../wire/record.ts'
import { createShareConsumer } from './consume-shares.ts'

const head: RecordHead = {
  ...{ format: 'seismo' as const, projectId: 1, receivedAt: 1_000, userAgent: '', contentType: '' },
  requestId: 'r',
}
const record = toBytes({ head, body: new Uint8Array() })

/** Hands out one share with a record and with bytes that are none, and then nothing. */
function start(store: (works: number, token: string) => Promise<void>) {
  const told: string[] = []
  const { promise: over, resolve } = Promise.withResolvers<undefined>()
  const share: Share = {
    token: 'log:1',
    entries: [record, new Uint8Array([1])].map((payload, position) => ({
      ...{ position, next: position + 1, payload },
    })),
    acknowledge: () => {
      told.push('acknowledged')
      resolve(undefined)
      return Promise.resolve()
    },
    giveBack: () => told.push('given back'),
  }
  const shares = [share]
  const consumer = createShareConsumer({
    spool: {
      take: async () => {
        await new Promise(setImmediate)
        return shares.pop()
      },
      quarantine: (name) => {
        told.push(name)
        return Promise.resolve()
      },
    },
    store: (works, token) => store(works.length, token),
    now: () => 0,
    wait: () => Promise.resolve(),
    onTrouble: (cause) => told.push(String(cause)),
  })
  consumer.start()
  return { consumer, told, over }
}

it('stores a share under its token, puts aside what is no record, and acknowledges after', async () => {
  const stored: string[] = []
  const { consumer, told, over } = start((works, token) => {
    stored.push(`${works} under ${token}`)
    return Promise.resolve()
  })

  await over
  await consumer.stop()

  expect(stored).toEqual(['1 under log:1'])
  expect(told).toEqual(['record-1', 'acknowledged'])
})

it('keeps a share while the database is away, and tries it again', async () => {
  let tries = 0
  const { consumer, told, over } = start(() => {
    tries += 1
    return tries < 3 ? Promise.reject(new Error('away')) : Promise.resolve()
  })

  await over
  await consumer.stop()

  expect(tries).toBe(3)
  expect(told).toEqual(['record-1', 'Error: away', 'Error: away', 'acknowledged'])
})

it('gives back what it has not stored when it is stopped', async () => {
  const { promise: asked, resolve } = Promise.withResolvers<undefined>()
  const { consumer, told } = start(() => {
    resolve(undefined)
    return Promise.reject(new Error('away'))
  })

  await asked
  await consumer.stop()

  expect(told).toContain('given back')
  expect(told).not.toContain('acknowledged')
})
