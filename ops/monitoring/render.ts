import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Addresses {
  seismo: string
  prometheus: string
  alertmanager: string
  nodeExporter: string
}

/** Of Seismo, where it is scraped and where Alertmanager tells it of alerts: a token of a member. */
export interface Wiring {
  addresses: Addresses
  token: string
  /** Of scrapes and of rules, as Prometheus writes it. */
  interval: string
}

/**
 * Writes ops/prometheus and ops/alertmanager for programs of one machine: the names of containers
 * become addresses, and what is not started here is not asked for.
 */
export async function render(ops: string, folder: string, { addresses, token, interval }: Wiring) {
  await mkdir(join(folder, 'secrets'), { recursive: true })
  await cp(join(ops, 'prometheus/rules'), join(folder, 'rules'), { recursive: true })
  await cp(join(ops, 'alertmanager/templates'), join(folder, 'templates'), { recursive: true })
  const prometheus = await readFile(join(ops, 'prometheus/prometheus.yml'), 'utf8')
  const alertmanager = await readFile(join(ops, 'alertmanager/alertmanager.yml'), 'utf8')
  const here = (text: string) =>
    atAddresses(text, addresses).replace(/(_interval: )15s/g, `$1${interval}`)
  await writeFile(join(folder, 'prometheus.yml'), here(withoutJobs(prometheus, NOT_HERE)))
  await writeFile(join(folder, 'alertmanager.yml'), here(toldToSeismoAlone(alertmanager)))
  for (const file of ['seismo-token', 'secrets/seismo-token']) {
    await writeFile(join(folder, file), token, { mode: 0o600 })
  }
}

const NOT_HERE = ['cadvisor', 'clickhouse', 'jaeger']

function atAddresses(text: string, addresses: Addresses): string {
  return text
    .replaceAll('seismo:8790', addresses.seismo)
    .replaceAll('node-exporter:9100', addresses.nodeExporter)
    .replaceAll('alertmanager:9093', addresses.alertmanager)
    .replaceAll('localhost:9090', addresses.prometheus)
}

/** A job is what stands between its name and the next one's, or the end. */
export function withoutJobs(text: string, names: readonly string[]): string {
  return text
    .split(/^(?= {2}- job_name: )/m)
    .filter((part) => !names.some((name) => part.startsWith(`  - job_name: ${name}\n`)))
    .join('')
}

/**
 * Nobody's Slack or pager is at hand on a laptop: the routes stay to be seen, and each of them but
 * Seismo's ends in a receiver that tells nobody.
 */
export function toldToSeismoAlone(text: string): string {
  const [head = '', receivers = ''] = text.split(/^receivers:\n/m)
  const names = [...receivers.matchAll(/^ {2}- name: (\S+)$/gm)].map(([, name = '']) => name)
  const seismo = /^ {2}- name: seismo\n(?: {4}.*\n?)+/m.exec(receivers)?.[0] ?? ''
  const silent = names.filter((name) => name !== 'seismo').map((name) => `  - name: ${name}\n`)
  return `${head.replace(/^ {2}(?:smtp|slack)_.*\n/gm, '')}receivers:\n${silent.join('')}${seismo}`
}
