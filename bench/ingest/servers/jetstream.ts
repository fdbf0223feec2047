import { answering } from './answer.ts'
import { importPeer } from './import-peer.ts'
import { tell } from './tell.ts'

interface Transport {
  connect: (options: { servers: string }) => Promise<object>
}

interface JetStream {
  jetstream: (connection: object) => {
    publish: (subject: string, body: Uint8Array) => Promise<unknown>
  }
  jetstreamManager: (connection: object) => Promise<{
    streams: { add: (config: Record<string, unknown>) => Promise<unknown> }
  }>
}

/** So that a long run needs no more of the disk than a short one. */
const MOST_BYTES = 512 * 1024 * 1024

const [address = ''] = process.argv.slice(2)
const { connect } = await importPeer<Transport>('@nats-io/transport-node/lib/mod.js')
const { jetstream, jetstreamManager } = await importPeer<JetStream>('@nats-io/jetstream/lib/mod.js')
const connection = await connect({ servers: address })
const { streams } = await jetstreamManager(connection)
await streams.add({
  name: 'reports',
  subjects: ['reports'],
  storage: 'file',
  max_bytes: MOST_BYTES,
})
const stream = jetstream(connection)
tell(answering((body) => stream.publish('reports', body)))
