import type { Server } from 'node:http'
import { join } from 'node:path'
import { importPeer } from './import-peer.ts'
import { tell } from './tell.ts'

interface Pino {
  default: ((destination: unknown) => { info: (report: unknown) => void }) & {
    destination: (options: { dest: string; sync: boolean }) => unknown
  }
}

interface Reply {
  code: (status: number) => Reply
  send: (body: unknown) => Reply
}

interface Fastify {
  default: () => {
    post: (path: string, handle: (request: { body: unknown }, reply: Reply) => Reply) => void
    listen: (where: { port: number; host: string }) => Promise<string>
    server: Server
  }
}

// As teams write one: JSON in, one line a report into a log file that another program ships.
const [folder = '.'] = process.argv.slice(2)
const { default: pino } = await importPeer<Pino>('pino/pino.js')
const { default: fastify } = await importPeer<Fastify>('fastify/fastify.js')
const log = pino(pino.destination({ dest: join(folder, 'reports.log'), sync: false }))
const app = fastify()
app.post('/', (request, reply) => {
  log.info(request.body)
  return reply.code(202).send({ accepted: 1, refused: [] })
})
await app.listen({ port: 0, host: '127.0.0.1' })
tell(app.server)
