import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { listenForAlerts, writeSettings } from './alerts.ts'
import { startChild, type Child } from './child.ts'
import { CLI, DATA, REPOSITORY } from './repository.ts'

/** The demo's own data folder knows them from its first start on. */
const PUBLIC_KEY = 'demo-shop-key'
const PASSWORD = 'fjord-and-birch'
const READY_WITHIN_MS = 60_000

export interface Seismo {
  url: string
  key: string
  token: string
  /** What to tell people who want to log in. */
  login: string
}

/** What it is to read beside the beacons. */
export interface Sources {
  prometheusUrl: string | undefined
}

/** A running Seismo where the environment names one, else one of the demo's own. */
export async function openSeismo(
  sources: Sources,
  started: (child: Child) => void,
): Promise<Seismo> {
  const { SEISMO_URL: url, SEISMO_KEY: key, SEISMO_API_TOKEN: token } = process.env
  if (url === undefined) return startSeismo(sources, started)
  if (!key || !token) {
    throw new Error(
      'SEISMO_URL names a running Seismo: set SEISMO_KEY and SEISMO_API_TOKEN as well',
    )
  }
  return { url: url.replace(/\/+$/, ''), key, token, login: 'as you know it' }
}

async function startSeismo(sources: Sources, started: (child: Child) => void): Promise<Seismo> {
  if (!existsSync(join(REPOSITORY, CLI))) throw new Error('build first: npm run build')
  const {
    SEISMO_API_TOKEN: token = randomBytes(24).toString('hex'),
    SEISMO_HOST: host = '127.0.0.1',
    SEISMO_PORT: port = '8790',
  } = process.env
  const url = `http://${host}:${port}`
  mkdirSync(join(REPOSITORY, DATA), { recursive: true })
  const settings = join(REPOSITORY, DATA, 'seismo.yaml')
  writeSettings(settings, await listenForAlerts((line) => console.log(line)))
  const child = startChild({
    name: 'seismo',
    args: [CLI, 'serve'],
    logFile: join(REPOSITORY, DATA, 'seismo.log'),
    env: {
      ...process.env,
      SEISMO_CONFIG: settings,
      SEISMO_DATA: join(DATA, 'seismo'),
      SEISMO_API_TOKEN: token,
      SEISMO_PUBLIC_KEY: PUBLIC_KEY,
      SEISMO_ADMIN_PASSWORD: PASSWORD,
      ...(sources.prometheusUrl !== undefined && { SEISMO_PROMETHEUS_URL: sources.prometheusUrl }),
    },
  })
  started(child)
  const failed = child.ended.then((outcome) => Promise.reject(new Error(outcome)))
  await Promise.race([becomesReady(url), failed])
  return { url, key: PUBLIC_KEY, token, login: `admin, password ${PASSWORD}` }
}

async function becomesReady(url: string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  while (Date.now() < deadline) {
    // Not listening yet is what is waited for.
    const response = await fetch(`${url}/ready`).catch(() => undefined)
    if (response?.ok) return
    await wait(250)
  }
  throw new Error(`seismo is not ready at ${url} after ${READY_WITHIN_MS / 1_000} seconds`)
}
