import {
  assertFree,
  backUpStopped,
  carryBackup,
  holderOf,
  openPlace,
  type BackupPlace,
  type Config,
  type Manifest,
} from '@seismo/ingest/node'
import { Command } from 'commander'
import { loadConfig } from '../load-config.ts'
import { version } from '../version.ts'
import { failOnRefusal } from './fail-on-refusal.ts'
import { backUpRunning } from './back-up-running.ts'
import { formatBytes } from './format-bytes.ts'

interface Options {
  to: string
  config?: string
  url?: string
  token?: string
}

export function backupCommand(): Command {
  return new Command('backup')
    .description('Copy the database, the log and source maps, also while Seismo runs')
    .requiredOption('--to <place>', 'a new folder, or s3://bucket/prefix?endpoint=…&region=…')
    .option('--config <file>', 'settings file, as of `seismo serve`')
    .option('--url <url>', 'address of Seismo where it runs (default: of the settings)')
    .option('--token <token>', 'API token of an admin (default: SEISMO_API_TOKEN)')
    .action((options: Options) => failOnRefusal(() => backUp(options)))
}

async function backUp({ to, ...options }: Options): Promise<void> {
  const { config } = await loadConfig(options.config)
  const place = openPlace(to, process.env)
  await assertFree(place)
  const isRunning = holderOf(config.data) !== undefined
  const manifest = await (isRunning ? ofRunning(config, place, options) : ofStopped(config, place))
  process.stdout.write(summaryOf(manifest, place))
}

function ofStopped(config: Config, place: BackupPlace): Promise<Manifest> {
  return backUpStopped({ config, version, place, onProgress: tell })
}

async function ofRunning(
  config: Config,
  place: BackupPlace,
  { url, token }: Pick<Options, 'url' | 'token'>,
): Promise<Manifest> {
  const target = {
    url: url ?? process.env.SEISMO_URL ?? `http://${config.host}:${String(config.port)}`,
    token: token ?? config.api_token,
  }
  return carryBackup(config, await backUpRunning(target, tell), place)
}

/** On a terminal alone: in the log of a timer it would be noise. */
function tell({ done, of, bytes }: { done: number; of: number; bytes: number }): void {
  if (process.stderr.isTTY) {
    process.stderr.write(`\r${String(done)} of ${String(of)} files, ${formatBytes(bytes)} `)
  }
}

function summaryOf({ tables, artifacts, log, takenAt }: Manifest, { name }: BackupPlace): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const maps = artifacts
    ? `${String(artifacts.length)} source maps`
    : 'no source maps (in a bucket)'
  return `${String(rows)} rows of ${String(tables.length)} tables, ${maps} and ${String(log.records)} records of the log, as of ${new Date(takenAt).toISOString()}, in ${name}\n`
}
