import { answering } from './answer.ts'
import { importPeer } from './import-peer.ts'
import { tell } from './tell.ts'

interface Redis {
  createClient: (options: { socket: { path: string } }) => {
    connect: () => Promise<unknown>
    sendCommand: (words: (string | Buffer)[]) => Promise<unknown>
  }
}

/** So that a long run needs no more memory than a short one. */
const MOST_REPORTS = '50000'

const [path = ''] = process.argv.slice(2)
const { createClient } = await importPeer<Redis>('redis/dist/index.js')
const client = createClient({ socket: { path } })
await client.connect()
const words = ['XADD', 'reports', 'MAXLEN', '~', MOST_REPORTS, '*', 'body']
tell(answering((body) => client.sendCommand([...words, body])))
