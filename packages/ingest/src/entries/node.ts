import type { Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { createApp } from '../app.ts'
import { ensureFirstStart, type FirstStart } from '../auth/first-start.ts'
import type { Config } from '../config.ts'
import type { Dependencies } from '../http/dependencies.ts'
import { scriptTagOf } from '../http/projects.ts'
import { every } from '../lib/every.ts'
import type { Store } from '../store/ports.ts'
import { compose } from './compose.ts'
import { openDataFolder, StartError } from './data-folder.ts'
import { addressOf, close, listen } from './listen.ts'
import { createLogger } from './logger.ts'
import { openStore } from './open-store.ts'
import { readScripts } from './scripts.ts'
import { readPage } from './static-files.ts'

export { ConfigError, readConfig, type Config } from '../config.ts'
export { StartError } from './data-folder.ts'

const EVALUATE_EVERY_MS = 10_000
const STOP_WITHIN_MS = 8_000

/** Where the built parts lie; the cli knows where npm put them. */
export interface Assets {
  page: string
  /** The folder of the built script. */
  scripts: string
  sql: string
}

export interface Running {
  url: string
  publicKey: string
  scriptTag: string
  /** Only at the first start: it is stored as a hash. */
  newPassword: string | undefined
  /** Stops accepting, answers what was accepted, closes the database. */
  stop: () => Promise<void>
}

/**
 * The whole service in this process.
 * @throws StartError with one line for the person who started it.
 */
export async function serve(config: Config, assets: Assets, version: string): Promise<Running> {
  const unlock = openDataFolder(config.data)
  try {
    const store = await openStore(config, assets.sql)
    try {
      return await serveFrom(store, { config, assets, version, unlock })
    } catch (cause) {
      await store.close()
      throw cause
    }
  } catch (cause) {
    unlock()
    throw cause
  }
}

interface Circumstances {
  config: Config
  assets: Assets
  version: string
  unlock: () => void
}

async function serveFrom(store: Store, { config, assets, version, unlock }: Circumstances) {
  const firstStart = await ensureFirstStart(
    store.changes,
    { publicKey: config.public_key, adminPassword: config.admin_password },
    Date.now,
  )
  const { staticFiles, scripts } = await readAssets(assets)
  // Messages carry links, and with port 0 the address is known only once we listen.
  const late: { app?: ReturnType<typeof createApp> } = {}
  const server = await listen((request) => late.app?.fetch(request) ?? starting(), config)
  const url = config.public_url ?? addressOf(server, config.host)
  const dependencies = compose({
    ...{ config, version, store, staticFiles, scripts },
    log: createLogger(version),
    projects: firstStart.projects,
    silent: await silentProjects(store, firstStart),
    origin: url.replace(/\/+$/, ''),
  })
  late.app = createApp(dependencies)
  await dependencies.evaluator.restore()
  const stopEvaluating = startEvaluating(dependencies)
  return {
    url,
    ...describe(firstStart, url),
    stop: async () => {
      await Promise.race([finish(server, dependencies, stopEvaluating), wait(STOP_WITHIN_MS)])
      await store.close()
      unlock()
    },
  }
}

async function silentProjects(store: Store, { projects }: FirstStart): Promise<Set<number>> {
  const numbers = projects.map(({ number }) => number)
  const first = await Promise.all(numbers.map((number) => store.firstEventAt(number)))
  return new Set(numbers.filter((_, index) => first[index] === null))
}

function starting(): Response {
  return new Response(null, { status: 503, headers: { 'Retry-After': '1' } })
}

function describe({ projects, newPassword }: FirstStart, url: string) {
  const [project] = projects
  if (!project) throw new StartError('No project is left in the database; restore a backup')
  const { publicKey } = project
  return { publicKey, scriptTag: scriptTagOf(publicKey, url), newPassword }
}

async function readAssets({ page, scripts: folder }: Assets) {
  try {
    const { files, scripts } = await readScripts(folder)
    return { staticFiles: new Map([...(await readPage(page)), ...files]), scripts }
  } catch (cause) {
    throw new StartError('The page or the script is not built; run `npm run build` first', {
      cause,
    })
  }
}

function startEvaluating({ evaluator, metrics, log }: Dependencies): () => Promise<void> {
  return every(
    EVALUATE_EVERY_MS,
    async () => {
      await evaluator.evaluate()
      metrics.alertEvaluations.inc({ outcome: 'done' })
    },
    (error) => {
      metrics.alertEvaluations.inc({ outcome: 'failed' })
      log.error({ error }, 'alert rules could not be evaluated')
    },
  )
}

async function finish(
  server: Server,
  { commit, stream }: Dependencies,
  stopEvaluating: () => Promise<void>,
): Promise<void> {
  const closed = close(server)
  stream.end()
  await Promise.all([commit.drain(), stopEvaluating()])
  await closed
}
