import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Fault } from '../apps/shop/backend/faults.ts'
import { BUILDS, prepareReleases } from '../apps/shop/demo/releases.ts'
import type { Seismo } from './seismo.ts'

const SERVER = fileURLToPath(new URL('../apps/shop/server.ts', import.meta.url))
/** The crowd of `make demo` is given the new release after minutes; here only a deploy brings it. */
const NEVER_SECONDS = '1000000'

export interface DemoShop {
  url: string
  /** Switches a fault on, with its deploy, or off. */
  fault: (fault: Fault, isOn: boolean) => Promise<void>
  /** For Prometheus' `http_sd_configs`. */
  targetsUrl: string
  output: () => string
  stop: () => Promise<void>
}

interface Options {
  /** Of the apps, which no page's script watches. */
  requestsPerSecond?: number
  /** OTLP goes here. */
  otlp?: string
}

/** The shop of `make demo` in both releases, its maps uploaded, as a process of its own on a free port. */
export async function startDemoShop(seismo: Seismo, options: Options = {}): Promise<DemoShop> {
  // Its own: two files that run at once would empty each other's, and one's pages lose their scripts.
  await mkdir(BUILDS, { recursive: true })
  const builds = await mkdtemp(join(BUILDS, 'of-a-test-'))
  await prepareReleases({ url: seismo.url, token: seismo.token }, builds)
  const child = spawn(process.execPath, [SERVER], {
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME },
      ...{ SHOP_PORT: '0', SHOP_BUILDS: builds, SHOP_ROLLOUT_AFTER_SECONDS: NEVER_SECONDS },
      SHOP_APP_REQUESTS_PER_SECOND: String(options.requestsPerSecond ?? 0),
      ...{ SEISMO_URL: seismo.url, SEISMO_KEY: seismo.publicKey, SEISMO_API_TOKEN: seismo.token },
      ...(options.otlp !== undefined && { OTEL_EXPORTER_OTLP_ENDPOINT: options.otlp }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const keep = (chunk: Buffer) => {
    output += chunk.toString()
    const url = /(http:\S+) serves/.exec(output)?.[1]
    if (url !== undefined) resolve(url)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  child.on('close', () => reject(new Error(`the shop did not start:\n${output}`)))
  const url = await promise

  return {
    url,
    targetsUrl: `${url}/scrape-targets`,
    output: () => output,
    async fault(fault, isOn) {
      const method = isOn ? 'PUT' : 'DELETE'
      const response = await fetch(`${url}/control/faults/${fault}`, { method })
      if (!response.ok) throw new Error(await response.text())
    },
    async stop() {
      await rm(builds, { recursive: true, force: true })
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'close')
    },
  }
}
