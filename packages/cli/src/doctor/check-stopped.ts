import { examineStopped, StartError, type Config } from '@seismo/ingest/node'
import { formatBytes } from '../backup/format-bytes.ts'
import { failed, ok, warn, type Finding } from './finding.ts'

/** The database and the log while no Seismo runs; the schema stays as it is. */
export async function checkStopped(config: Config, sqlFolder: string): Promise<Finding[]> {
  try {
    return findingsOf(await examineStopped(config, sqlFolder))
  } catch (cause) {
    const says = cause instanceof Error ? (cause.message.split('\n', 1)[0] ?? '') : String(cause)
    const advice =
      cause instanceof StartError ? 'try again when it is free' : 'see docs/operate.md, Backup'
    return [failed('database', says, advice)]
  }
}

type Examined = Awaited<ReturnType<typeof examineStopped>>

/** Pure. */
export function findingsOf({ version, clockAheadMs, pending, unknown, log }: Examined): Finding[] {
  const off = Math.abs(clockAheadMs)
  return [
    ok('database', `ClickHouse ${version}`),
    off > 5_000
      ? warn('clock', `${Math.round(off / 1_000)} s away from the database’s`, 'set both by NTP')
      : ok('clock', 'as the database’s'),
    schemaFinding(pending, unknown),
    log.records > 0
      ? warn(
          'log',
          `${log.records} records wait, ${formatBytes(log.bytes)}`,
          'the next start stores them',
        )
      : ok('log', 'nothing waits'),
  ]
}

function schemaFinding(pending: readonly string[], unknown: readonly string[]): Finding {
  if (unknown.length > 0) {
    const says = `${unknown.join(', ')} is of a newer Seismo`
    return failed('schema', says, 'start that version, or restore a backup of before')
  }
  if (pending.length === 0) return ok('schema', 'up to date')
  return warn('schema', `${pending.join(', ')} is still to be applied`, 'the next start does it')
}
