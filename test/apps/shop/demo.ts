/** `make demo`: Seismo, a shop in two releases and a crowd that meets its bugs, until stopped. */
import { FAULTS, isFault } from './backend/faults.ts'
import { startChild, type Child } from './demo/child.ts'
import { findPrometheus } from './demo/prometheus.ts'
import { BUILDS, prepareReleases } from './demo/releases.ts'
import { openSeismo, type Seismo } from './demo/seismo.ts'
import { CURRENT, PREVIOUS } from './releases.ts'

const {
  SHOP_PORT = '8791',
  SHOP_ROLLOUT_AFTER_SECONDS = '180',
  SHOP_ROLLOUT_SECONDS = '240',
  SHOP_FAULT = 'slow-query',
  SHOP_FAULT_AFTER_SECONDS = '900',
  SHOP_FAULT_SECONDS = '600',
} = process.env
const SHOP_URL = `http://127.0.0.1:${SHOP_PORT}`

/** In the order of their start; stopped the other way round. */
const children: Child[] = []
const stopping = new AbortController()

async function demo(): Promise<string> {
  const prometheus = findPrometheus()
  const seismo = await openSeismo({ prometheusUrl: prometheus?.url }, (child) =>
    children.push(child),
  )
  console.log('Building the shop in two releases …')
  await prepareReleases(seismo, BUILDS)
  stopping.signal.throwIfAborted()
  const env = {
    ...process.env,
    SHOP_PORT,
    SHOP_URL,
    SHOP_BUILDS: BUILDS,
    SHOP_ROLLOUT_AFTER_SECONDS,
    SHOP_ROLLOUT_SECONDS,
    SHOP_FAULT,
    SHOP_FAULT_AFTER_SECONDS,
    SHOP_FAULT_SECONDS,
    SEISMO_URL: seismo.url,
    SEISMO_KEY: seismo.key,
    SEISMO_API_TOKEN: seismo.token,
  }
  children.push(startChild({ name: 'shop', args: ['test/apps/shop/server.ts'], env }))
  if (prometheus) children.push(prometheus.start(SHOP_URL))
  children.push(startChild({ name: 'crowd', args: ['test/apps/shop/crowd.ts'], env }))
  console.log(greeting(seismo, prometheus?.url))
  return Promise.race(children.map(({ ended }) => ended))
}

function greeting({ url, login }: Seismo, prometheusUrl: string | undefined): string {
  return `
  Seismo      ${url}   (${login})
  Shop        ${SHOP_URL}
  Prometheus  ${prometheusUrl ?? WITHOUT_PROMETHEUS}

  The crowd gets release ${PREVIOUS}. After ${minutes(SHOP_ROLLOUT_AFTER_SECONDS)} release ${CURRENT} is
  rolled out, to everybody within ${minutes(SHOP_ROLLOUT_SECONDS)} more: watch what it breaks.${faultNote()}
  Alerts are printed here.
  Ctrl-C stops everything.
`
}

const WITHOUT_PROMETHEUS =
  'not installed, so Seismo knows nothing of the backend (Debian: apt-get install prometheus)'

function faultNote(): string {
  if (!isFault(SHOP_FAULT)) return ''
  return `
  After ${minutes(SHOP_FAULT_AFTER_SECONDS)} the backend fails for ${minutes(SHOP_FAULT_SECONDS)}. ${FAULTS[SHOP_FAULT].says}
  Its issues then show what moved with them. Any fault, at any time:
    node test/apps/shop/fault.ts              which there are
    node test/apps/shop/fault.ts <kind> off   or on`
}

function minutes(seconds: string): string {
  return `${Math.round(Number(seconds) / 6) / 10} minutes`
}

function toldToStop(): Promise<undefined> {
  return new Promise((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve(undefined))
  })
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort())
try {
  const failure = await Promise.race([demo(), toldToStop()])
  if (failure !== undefined) throw new Error(failure)
} catch (error) {
  console.error(`demo: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
} finally {
  // What is still on its way to start stays away.
  stopping.abort()
  console.log('Stopping …')
  for (const child of children.toReversed()) await child.stop()
}
process.exit()
