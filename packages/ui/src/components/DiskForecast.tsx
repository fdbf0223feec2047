import type { System } from '@seismo/ingest/api'
import { diskWords } from './disk-words.ts'

/** When the disk is full if everything goes on as so far. */
export function DiskForecast({ disk }: { disk: System['disk'] }) {
  const { when, room } = diskWords(disk)
  return (
    <span>
      <strong>{when}</strong> {room}
    </span>
  )
}
