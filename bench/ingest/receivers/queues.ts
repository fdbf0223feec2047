import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { programOf, startDaemon } from './daemon.ts'
import { aFolder, end, startServer, type Named, type Receiver } from './receiver.ts'

export async function startRedis(name: string, report: Named): Promise<Receiver | undefined> {
  const program = programOf('redis-server')
  if (program === undefined) return undefined
  const { folder, remove } = await aFolder()
  const socket = join(folder, 'redis.sock')
  const args = [
    ...['--port', '0', '--unixsocket', socket, '--dir', folder],
    ...['--save', '', '--appendonly', 'yes', '--appendfsync', 'always'],
  ]
  const daemon = await startDaemon(program, args, 'ready to accept connections')
  return { name, folder, ...(await inFrontOf({ daemon, remove }, ['redis.ts', socket], report)) }
}

export async function startJetStream(name: string, report: Named): Promise<Receiver | undefined> {
  const program = programOf('nats-server')
  if (program === undefined) return undefined
  const { folder, remove } = await aFolder()
  const address = `127.0.0.1:${await freePort()}`
  const [host = '', port = ''] = address.split(':')
  const args = ['--jetstream', '--store_dir', folder, '--addr', host, '--port', port]
  const daemon = await startDaemon(program, args, 'Server is ready')
  const server: [string, string] = ['jetstream.ts', address]
  return { name, folder, ...(await inFrontOf({ daemon, remove }, server, report)) }
}

/** Pages speak HTTP: a handler that adds nothing hands their reports on. */
async function inFrontOf(
  { daemon, remove }: { daemon: ChildProcess; remove: () => Promise<void> },
  [script, address]: [script: string, address: string],
  report: Named,
): Promise<Omit<Receiver, 'name' | 'folder'>> {
  const { url, child, eventLoopDelayMs } = await startServer(script, address)
  return {
    eventLoopDelayMs,
    template: { ...report, url },
    pids: [child.pid ?? 0, daemon.pid ?? 0],
    stop: async () => {
      await end(child, daemon)
      await remove()
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // as: it listens
  server.close()
  return port
}
