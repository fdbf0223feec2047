import { expect, it } from 'vitest'
import type { PubAck } from '@nats-io/jetstream'
import { SpoolFullError } from '../ports.ts'
import { createAppend } from './append.ts'

const MIB = 1024 * 1024

it('keeps no more than 16 MB waiting for a quorum, and takes again what then comes', async () => {
  const acknowledged = Promise.withResolvers<PubAck>()
  const { append, settled } = createAppend({
    ...{ subject: 'records' },
    nats: {
      connection: { isClosed: () => false },
      publish: { publish: () => acknowledged.promise },
    },
  })

  const waiting = Array.from({ length: 16 }, () => append(new Uint8Array(MIB)))
  await expect(append(new Uint8Array(1))).rejects.toThrow(SpoolFullError)
  acknowledged.resolve({ stream: 'records', domain: '', seq: 7, duplicate: false })
  await Promise.all(waiting)

  await expect(append(new Uint8Array(MIB))).resolves.toEqual({ position: 7, next: 8 })
  await settled()
})
