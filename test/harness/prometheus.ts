import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { aFreeAddress } from './a-free-address.ts'

/** Debian's own; `apt-get install prometheus prometheus-node-exporter`. */
const PROMETHEUS = process.env.PROMETHEUS_PATH ?? '/usr/bin/prometheus'
const PROMTOOL = process.env.PROMTOOL_PATH ?? '/usr/bin/promtool'
const NODE_EXPORTER = process.env.NODE_EXPORTER_PATH ?? '/usr/bin/prometheus-node-exporter'

export interface RunningProgram {
  url: string
  stop: () => Promise<void>
}

export interface PrometheusOptions {
  /** Of its configuration file. */
  config?: string
  /** A past, in OpenMetrics with the time of each sample. */
  openMetrics?: string | Iterable<string>
  /** Blocks that are there already, which are kept. */
  data?: string
  /** Host and port, for one that takes another's place. */
  address?: string
  flags?: readonly string[]
}

export interface Prometheus extends RunningProgram {
  pid: number | undefined
  output: () => string
  /** The values of an instant query. */
  query: (query: string) => Promise<number[]>
  /** Asks until the values of an instant query are as wanted. */
  until: (query: string, isWanted: (values: readonly number[]) => boolean) => Promise<void>
}

/** A real one with a folder of its own. */
export async function startPrometheus(options: PrometheusOptions = {}): Promise<Prometheus> {
  const folder = await mkdtemp(join(tmpdir(), 'seismo-prometheus-'))
  const data = options.data ?? join(folder, 'data')
  await writeFile(join(folder, 'prometheus.yml'), options.config ?? '')
  if (options.openMetrics !== undefined) {
    const past = join(folder, 'past.txt')
    await writeFile(past, options.openMetrics)
    await importOpenMetrics([past], data)
  }
  const address = options.address ?? (await aFreeAddress())
  const program = await start(
    PROMETHEUS,
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${data}`,
      `--web.listen-address=${address}`,
      ...(options.flags ?? []),
    ],
    'ready to receive web requests',
  )
  const url = `http://${address}`
  return {
    url,
    pid: program.pid,
    output: program.output,
    query: (query) => valuesOf(url, query),
    until: async (query, isWanted) => {
      while (!isWanted(await valuesOf(url, query))) {
        // It tells nobody when it has scraped.
        await wait(200)
      }
    },
    stop: async () => {
      await program.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Makes blocks of samples that have times of their own. */
export async function importOpenMetrics(files: readonly string[], data: string): Promise<void> {
  for (const file of files) {
    await run(PROMTOOL, ['tsdb', 'create-blocks-from', 'openmetrics', '--quiet', file, data])
  }
}

async function valuesOf(url: string, query: string): Promise<number[]> {
  const response = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(query)}`)
  const { data } = (await response.json()) as {
    data: { result: { value: [number, string] }[] }
  } // as: Prometheus' own contract
  return data.result.map(({ value }) => Number(value[1]))
}

/** A real one, of this machine. */
export async function startNodeExporter(): Promise<RunningProgram> {
  const address = await aFreeAddress()
  const flag = `--web.listen-address=${address}`
  const program = await start(NODE_EXPORTER, [flag], 'Listening on')
  return { url: `http://${address}`, stop: program.stop }
}

async function run(command: string, args: readonly string[]): Promise<void> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let output = ''
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${command} ended with ${String(code)}:\n${output}`)
}

/** Started once it says so. */
async function start(command: string, args: readonly string[], ready: string) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const isReady = Promise.withResolvers<undefined>()
  const keep = (chunk: Buffer) => {
    output += chunk.toString()
    if (output.includes(ready)) isReady.resolve(undefined)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  child.on('error', isReady.reject)
  child.on('close', () => isReady.reject(new Error(`${command} did not start:\n${output}`)))
  await isReady.promise
  return {
    pid: child.pid,
    output: () => output,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM')
        await once(child, 'close')
      }
    },
  }
}
