import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { connect, type NatsConnection } from '@nats-io/transport-node'
import type { JetStreamLocation } from './location.ts'

/** A server of the cluster that ended is noticed at once, and another is taken; for as long as it takes. */
const RECONNECT_AFTER_MS = 100
const CONNECT_WITHIN_MS = 5_000
/** Between two signs of life, of which two may be missing. */
const PING_EVERY_MS = 5_000
const ANSWER_WITHIN_MS = 5_000

/** A connection to whichever server of the cluster is there, and JetStream over it. */
export async function connectNats(location: JetStreamLocation, name: string) {
  const connection = await connect({
    ...{ servers: location.servers, name, timeout: CONNECT_WITHIN_MS },
    ...{ maxReconnectAttempts: -1, reconnectTimeWait: RECONNECT_AFTER_MS },
    ...{ pingInterval: PING_EVERY_MS, maxPingOut: 2, noEcho: true },
    ...credentialsOf(location),
    ...(location.isEncrypted && { tls: {} }),
  })
  const options = { timeout: ANSWER_WITHIN_MS }
  return {
    connection,
    streams: await managerOf(connection, options),
    publish: jetstream(connection, options),
  }
}

export type Nats = Awaited<ReturnType<typeof connectNats>>

async function managerOf(connection: NatsConnection, options: { timeout: number }) {
  try {
    return await jetstreamManager(connection, options)
  } catch (cause) {
    await connection.close()
    throw cause
  }
}

function credentialsOf({ user, password }: JetStreamLocation) {
  if (user === undefined) return {}
  return password === undefined ? { token: user } : { user, pass: password }
}
