import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { aFreeAddress } from './a-free-address.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** How each starts a file that exports a `fetch` handler. */
const COMMANDS = {
  bun: () => ['bun', ['server.js']],
  deno: (port) => [
    'deno',
    [
      ...['serve', '--quiet', '--allow-net', '--allow-env', '--node-modules-dir=manual'],
      ...['--host', '127.0.0.1', '--port', port, 'server.js'],
    ],
  ],
} satisfies Record<string, (port: string) => [string, string[]]>

export type EdgeRuntime = keyof typeof COMMANDS

/** The handler of `ops/workers/server.js` in a process of another runtime, with the package as npm lays it out. */
export async function startEdgeServer(runtime: EdgeRuntime, bundle: string, clickHouse: string) {
  const folder = await mkdtemp(join(tmpdir(), `seismo-${runtime}-`))
  const installed = join(folder, 'node_modules/@seismo/ingest')
  await mkdir(installed, { recursive: true })
  await copyFile(join(root, 'ops/workers/server.js'), join(folder, 'server.js'))
  await copyFile(bundle, join(installed, 'edge.js'))
  const about = { name: '@seismo/ingest', type: 'module', exports: { './edge': './edge.js' } }
  await writeFile(join(installed, 'package.json'), JSON.stringify(about))
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
  const url = `http://${await aFreeAddress()}`
  const { port } = new URL(url)
  const [command, args] = COMMANDS[runtime](port)
  const child = spawn(join(root, 'node_modules/.bin', command), args, {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, PORT: port, SEISMO_CLICKHOUSE_URL: clickHouse },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  }
  const exited = once(child, 'exit')
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${runtime} did not start:\n${output}`)
    if (await isUp(url)) break
    await wait(100)
  }
  return {
    url,
    stop: async () => {
      child.kill('SIGKILL')
      await exited
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function isUp(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`)).ok
  } catch {
    // Nobody listens yet.
    return false
  }
}
