/**
 * `make monitoring`: Prometheus, Alertmanager and node exporter of this machine beside a Seismo that
 * runs here, wired as ops/compose.yaml wires containers, until stopped.
 */
import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { programsOf, start, type Running } from './programs.ts'
import { render, type Addresses } from './render.ts'

const {
  SEISMO_URL = 'http://127.0.0.1:8790',
  SEISMO_API_TOKEN,
  MONITORING_DATA = 'data/monitoring',
  PROMETHEUS_ADDRESS = '127.0.0.1:9090',
  ALERTMANAGER_ADDRESS = '127.0.0.1:9093',
  NODE_EXPORTER_ADDRESS = '127.0.0.1:9100',
  MONITORING_INTERVAL = '15s',
} = process.env

const ops = fileURLToPath(new URL('..', import.meta.url))
const folder = resolve(MONITORING_DATA)
const addresses: Addresses = {
  seismo: new URL(SEISMO_URL).host,
  prometheus: PROMETHEUS_ADDRESS,
  alertmanager: ALERTMANAGER_ADDRESS,
  nodeExporter: NODE_EXPORTER_ADDRESS,
}

async function monitoring(): Promise<string> {
  if (!SEISMO_API_TOKEN) return NO_TOKEN
  const refused = await refusedBy(SEISMO_URL, SEISMO_API_TOKEN)
  if (refused !== undefined) return refused
  await mkdir(folder, { recursive: true })
  await render(ops, folder, {
    ...{ addresses, token: SEISMO_API_TOKEN, interval: MONITORING_INTERVAL },
  })
  const running: Running[] = []
  try {
    for (const program of programsOf(folder, addresses)) {
      const one = await start(program, folder)
      if (one === undefined)
        return `${program.name} is not installed: apt-get install ${program.package}`
      running.push(one)
    }
    console.log(greeting())
    return await Promise.race([...running.map(({ ended }) => ended), stopped()])
  } finally {
    for (const one of running) one.stop()
    await Promise.all(running.map(({ ended }) => ended))
  }
}

const NO_TOKEN = `SEISMO_API_TOKEN is not set: give the one that Seismo was started with, or a token of a member
from Settings, Access. Prometheus reads what pages did with it, and Alertmanager tells Seismo of alerts.`

/** @returns why Prometheus could not scrape it either. */
async function refusedBy(url: string, token: string): Promise<string | undefined> {
  const headers = { Authorization: `Bearer ${token}` }
  try {
    const { ok, status } = await fetch(`${url}/metrics/pages`, { headers })
    if (ok) return undefined
    return `${url} answers ${String(status)}: is SEISMO_API_TOKEN its token, and not an older one?`
  } catch (cause) {
    const { cause: reason = cause } = cause as Error // as: fetch throws nothing else
    return `${url} does not answer (${String(reason)}): start Seismo first, or set SEISMO_URL`
  }
}

function greeting(): string {
  return `
  Prometheus     http://${addresses.prometheus}   rules, targets and graphs
  Alertmanager   http://${addresses.alertmanager}   what fires; it tells Seismo and nobody else
  node exporter  http://${addresses.nodeExporter}

  Start Seismo with SEISMO_PROMETHEUS_URL=http://${addresses.prometheus} to see what moved beside an issue.
  Configuration and logs are in ${folder}. Ctrl-C stops all three.
`
}

function stopped(): Promise<string> {
  const { promise, resolve: stop } = Promise.withResolvers<string>()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(''))
  return promise
}

const outcome = await monitoring()
if (outcome !== '') {
  console.error(outcome)
  process.exitCode = 1
}
