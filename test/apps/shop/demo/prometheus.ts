import { accessSync, constants, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { startChild, type Child } from './child.ts'
import { DATA, REPOSITORY } from './repository.ts'

export interface Prometheus {
  url: string
  /** Starts it, once the shop is there to be scraped. */
  start: (shopUrl: string) => Child
}

const SCRAPE_INTERVAL = '5s'

/** Where one is installed; the demo shows less without it. */
export function findPrometheus(): Prometheus | undefined {
  const path = executablePath()
  if (path === undefined) return undefined
  const { SHOP_PROMETHEUS_PORT: port = '8792' } = process.env
  const address = `127.0.0.1:${port}`
  return { url: `http://${address}`, start: (shopUrl) => start({ path, address, shopUrl }) }
}

function start({ path, address, shopUrl }: { path: string; address: string; shopUrl: string }) {
  const settings = join(REPOSITORY, DATA, 'prometheus.yml')
  writeFileSync(
    settings,
    `global: { scrape_interval: ${SCRAPE_INTERVAL} }
scrape_configs:
  - job_name: shop
    http_sd_configs: [{ url: '${shopUrl}/scrape-targets', refresh_interval: 5s }]
`,
  )
  return startChild({
    name: 'prometheus',
    command: path,
    args: [
      `--config.file=${settings}`,
      `--storage.tsdb.path=${join(REPOSITORY, DATA, 'prometheus')}`,
      '--storage.tsdb.retention.time=2d',
      `--web.listen-address=${address}`,
    ],
    logFile: join(REPOSITORY, DATA, 'prometheus.log'),
  })
}

function executablePath(): string | undefined {
  const { PROMETHEUS_PATH, PATH = '' } = process.env
  if (PROMETHEUS_PATH) return PROMETHEUS_PATH
  return PATH.split(delimiter)
    .map((folder) => join(folder, 'prometheus'))
    .find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    // Not there, or not ours to run: look on.
    return false
  }
}
