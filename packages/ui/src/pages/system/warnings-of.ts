import type { System } from '@seismo/ingest/api'
import { diskWords } from '../../components/disk-words.ts'
import { formatBytes, formatExact, formatPercent } from '../../format/numbers.ts'

export interface Warning {
  is: 'trouble' | 'disk' | 'full' | 'damaged' | 'over-budget'
  title: string
  advice: string
  /** Epoch milliseconds, where it is known. */
  since?: number
  /** What it is about, to be looked at. */
  issue?: { project: string; id: string }
}

const FULL_FROM = 0.8
/** Time to order a disk, or to decide what to keep. */
const SOON_DAYS = 14

/** What an operator has to know, the worst first. */
export function warningsOf({ log, trouble, newIssues, disk }: System): Warning[] {
  const warnings: Warning[] = []
  if (trouble) {
    warnings.push({
      is: 'trouble',
      title: `Nothing can be stored: ${trouble.message}`,
      advice: `${formatExact(log.pendingRecords)} ${log.pendingRecords === 1 ? 'record waits' : 'records wait'} in the log and will be stored when the database is back. The service’s own log says what it answers.`,
      since: trouble.since,
    })
  }
  if (disk && (disk.daysUntilFull ?? Infinity) < SOON_DAYS) {
    warnings.push({
      is: 'disk',
      title: diskWords(disk).when,
      advice: `${diskWords(disk).room} Keep fewer days (retention in seismo.yaml; the table below says what takes most), or give it a larger disk.`,
    })
  }
  if (log.bytes > log.maxBytes * FULL_FROM) {
    warnings.push({
      is: 'full',
      title: `The log is ${formatPercent(log.bytes, log.maxBytes)} full`,
      advice: `${formatBytes(log.bytes)} of ${formatBytes(log.maxBytes)}. When it is full, beacons are answered with 503 and clients come again later. See that the database takes what waits, or raise SEISMO_LOG_MAX_BYTES.`,
    })
  }
  if (log.damagedBytes > 0) {
    warnings.push({
      is: 'damaged',
      title: `${formatBytes(log.damagedBytes)} of the log were damaged`,
      advice:
        'Either half written when the service was cut off, before the sender had an answer, or changed on the disk. All else was read.',
    })
  }
  for (const { project, issueId, events } of newIssues.over) {
    warnings.push({
      is: 'over-budget',
      title: `${project} has too many new issues`,
      issue: { project, id: issueId },
      advice: `${formatExact(events)} ${events === 1 ? 'error' : 'errors'} of the last day joined its issue “Too many new issues”, beyond ${formatExact(newIssues.burst)} at once and ${formatExact(newIssues.perHour)} an hour. Look for a bad build, group them with a rule, or raise new_issues in seismo.yaml.`,
    })
  }
  return warnings
}
