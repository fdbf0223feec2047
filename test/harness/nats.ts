import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { connectNats } from '../../packages/ingest/src/nats/connect.ts'
import { jetStreamLocation } from '../../packages/ingest/src/nats/location.ts'
import { aFreeAddress } from './a-free-address.ts'

/** Debian's own; `apt-get install nats-server`. */
const NATS_SERVER = process.env.NATS_SERVER_PATH ?? '/usr/sbin/nats-server'

export interface NatsCluster {
  /** As SEISMO_LOG_URL takes it. */
  urlOf: (stream: string) => string
  servers: string[]
  /** As a machine that loses power; it comes back with what it had. */
  kill: (node: number) => Promise<void>
  start: (node: number) => void
  stop: () => Promise<void>
}

/** Real servers with JetStream on the loopback, which know each other. */
export async function startNats(nodes = 3): Promise<NatsCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'seismo-nats-'))
  const numbers = Array.from({ length: nodes }, (_, node) => node)
  const servers = await Promise.all(numbers.map(() => aFreeAddress()))
  const routes = await Promise.all(numbers.map(() => aFreeAddress()))
  const children: (ChildProcess | undefined)[] = []
  for (const node of numbers) {
    await writeFile(configOf(node), settings(node))
    start(node)
  }

  function configOf(node: number): string {
    return join(folder, `n${String(node)}.conf`)
  }

  function settings(node: number): string {
    const known = routes.map((route) => `nats://${route}`).join(', ')
    const cluster = `cluster { name: test, listen: "${routes[node] ?? ''}", routes: [${known}] }`
    return `
server_name: n${String(node)}
listen: "${servers[node] ?? ''}"
max_payload: 8MB
jetstream { store_dir: "${join(folder, `n${String(node)}`)}", max_mem: 64MB, max_file: 4GB }
${nodes > 1 ? cluster : ''}
`
  }

  function start(node: number): void {
    const log = join(folder, `n${String(node)}.log`)
    children[node] = spawn(NATS_SERVER, ['-c', configOf(node), '-l', log], { stdio: 'ignore' })
  }

  async function kill(node: number): Promise<void> {
    const child = children[node]
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }

  await ready(servers)
  return {
    servers,
    urlOf: (stream) => `nats://${servers.join(',')}/${stream}`,
    kill,
    start,
    stop: async () => {
      await Promise.all(numbers.map(kill))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Once the servers have a leader that makes streams; they tell nobody. */
async function ready(servers: string[]): Promise<void> {
  for (;;) {
    try {
      const location = jetStreamLocation.parse(`nats://${servers.join(',')}`)
      const { connection, streams } = await connectNats(location, 'test')
      try {
        const replicas = { num_replicas: servers.length }
        await streams.streams.add({ name: 'ready', subjects: ['ready'], ...replicas })
        await streams.streams.delete('ready')
        return
      } finally {
        await connection.close()
      }
    } catch {
      await wait(200)
    }
  }
}
