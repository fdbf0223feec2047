import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('clickhouse-process.ts', import.meta.url))
const USER = 'seismo'
const PASSWORD = 'p@ss/word'

export interface ClickHouseServer {
  port: number
  origin: string
  /** The address of a database with the credentials in it, as SEISMO_CLICKHOUSE_URL takes it. */
  urlOf: (database: string, password?: string) => string
  /** Makes an empty database and tells its address. */
  freshDatabase: () => Promise<string>
  /** At once, as a machine that loses power. */
  stop: () => Promise<void>
}

/** A ClickHouse server of its own process on the loopback, empty; on a free port unless told one. */
export async function startClickHouseServer(wantedPort = 0): Promise<ClickHouseServer> {
  const data = await mkdtemp(join(tmpdir(), 'seismo-clickhouse-'))
  const child = fork(main, [data, String(wantedPort), USER, PASSWORD], {
    // Not what the test runner was started with.
    execArgv: [],
    env: { PATH: process.env.PATH, UV_THREADPOOL_SIZE: '8' },
  })
  const exit = once(child, 'exit')
  const [port] = (await Promise.race([once(child, 'message'), died(exit)])) as [number] // see its send
  let databases = 0

  function urlOf(database: string, password = PASSWORD): string {
    return `http://${USER}:${encodeURIComponent(password)}@127.0.0.1:${String(port)}/${database}`
  }

  async function freshDatabase(): Promise<string> {
    databases += 1
    const name = `seismo_${String(databases)}`
    const response = await fetch(`http://127.0.0.1:${String(port)}/`, {
      method: 'POST',
      headers: {
        Authorization: `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`,
      },
      body: `CREATE DATABASE ${name}`,
    })
    if (!response.ok) throw new Error(await response.text())
    return urlOf(name)
  }

  async function stop(): Promise<void> {
    child.kill('SIGKILL')
    await exit
    await rm(data, { recursive: true, force: true })
  }

  return { port, origin: `http://127.0.0.1:${String(port)}`, urlOf, freshDatabase, stop }
}

async function died(exit: Promise<unknown[]>): Promise<never> {
  const [code] = await exit
  throw new Error(`the ClickHouse process ended before it listened: ${String(code)}`)
}
