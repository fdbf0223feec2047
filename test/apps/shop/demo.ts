/** `make demo`: Seismo, a shop in two releases and a crowd that meets its bugs, until stopped. */
import { startChild, type Child } from './demo/child.ts'
import { BUILDS, prepareReleases } from './demo/releases.ts'
import { openSeismo, type Seismo } from './demo/seismo.ts'
import { CURRENT, PREVIOUS } from './releases.ts'

const {
  SHOP_PORT = '8791',
  SHOP_ROLLOUT_AFTER_SECONDS = '180',
  SHOP_ROLLOUT_SECONDS = '240',
} = process.env
const SHOP_URL = `http://127.0.0.1:${SHOP_PORT}`

/** In the order of their start; stopped the other way round. */
const children: Child[] = []
const stopping = new AbortController()

async function demo(): Promise<string> {
  const seismo = await openSeismo((child) => children.push(child))
  console.log('Building the shop in two releases …')
  await prepareReleases(seismo)
  stopping.signal.throwIfAborted()
  const env = {
    ...process.env,
    SHOP_PORT,
    SHOP_URL,
    SHOP_BUILDS: BUILDS,
    SHOP_ROLLOUT_AFTER_SECONDS,
    SHOP_ROLLOUT_SECONDS,
    SEISMO_URL: seismo.url,
    SEISMO_KEY: seismo.key,
  }
  children.push(startChild({ name: 'shop', args: ['test/apps/shop/server.ts'], env }))
  children.push(startChild({ name: 'crowd', args: ['test/apps/shop/crowd.ts'], env }))
  console.log(greeting(seismo))
  return Promise.race(children.map(({ ended }) => ended))
}

function greeting({ url, login }: Seismo): string {
  const minutes = (seconds: string) => `${Math.round(Number(seconds) / 6) / 10} minutes`
  return `
  Seismo   ${url}   (${login})
  Shop     ${SHOP_URL}

  The crowd gets release ${PREVIOUS}. After ${minutes(SHOP_ROLLOUT_AFTER_SECONDS)} release ${CURRENT} is
  rolled out, to everybody within ${minutes(SHOP_ROLLOUT_SECONDS)} more: watch what it breaks.
  Alerts are printed here.
  Ctrl-C stops everything.
`
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
