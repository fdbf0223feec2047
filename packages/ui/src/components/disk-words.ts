import type { System } from '@seismo/ingest/api'
import { formatBytes, formatExact } from '../format/numbers.ts'

/** Beyond it nobody plans by a straight line. */
const FAR_DAYS = 730

export interface DiskWords {
  when: string
  room: string
}

/** When the disk is full, and what is left of it. */
export function diskWords(disk: System['disk']): DiskWords {
  if (!disk) return { when: 'The database does not say how much its disk has left.', room: '' }
  const room = `${formatBytes(disk.freeBytes)} of ${formatBytes(disk.totalBytes)} are free.`
  return { when: whenWords(disk.daysUntilFull), room }
}

function whenWords(days: number | null): string {
  if (days === null) return 'All that is kept fits on the disk.'
  if (days > FAR_DAYS) return 'The disk lasts for more than two years.'
  if (days < 1) return 'The disk is full within a day, if everything goes on as so far.'
  const whole = Math.floor(days)
  return `The disk is full in ${formatExact(whole)} ${whole === 1 ? 'day' : 'days'}, if everything goes on as so far.`
}
