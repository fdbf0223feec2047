import { execFile, spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const source = fileURLToPath(new URL('../apps/next', import.meta.url))
const sdk = fileURLToPath(new URL('../../packages/browser-sdk', import.meta.url))

export interface NextApp {
  url: string
  stop: () => Promise<void>
}

/** test/apps/next in a folder of its own, with the package as npm would publish it, built and served. */
export async function startNextApp(environment: Record<string, string>): Promise<NextApp> {
  const folder = await mkdtemp(join(tmpdir(), 'seismo-next-'))
  const env = { ...process.env, ...environment, NEXT_TELEMETRY_DISABLED: '1' }
  await cp(source, folder, {
    recursive: true,
    filter: (path) => !/node_modules|\.next/.test(path.slice(source.length)),
  })
  const { stdout } = await run('npm', ['pack', '--pack-destination', folder, '--silent'], {
    cwd: sdk,
  })
  const manifest = await readFile(join(folder, 'package.json'), 'utf8')
  const packed = manifest.replace(/file:[^"]+/, `file:./${stdout.trim()}`)
  await writeFile(join(folder, 'package.json'), packed)
  await run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder })
  await run('npm', ['run', 'build'], { cwd: folder, env })
  const port = String(await freePort())
  // Next itself and not npm, so that one signal ends it.
  const next = join(folder, 'node_modules/next/dist/bin/next')
  const server = spawn(process.execPath, [next, 'start', '--port', port], { cwd: folder, env })
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', (text: Buffer) => {
      if (text.includes('Ready')) resolve()
    })
    server.once('exit', (code) => reject(new Error(`next start ended with ${String(code)}`)))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill()
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo // as: it listens on an address, not on a pipe
  await new Promise((resolve) => server.close(resolve))
  return port
}
