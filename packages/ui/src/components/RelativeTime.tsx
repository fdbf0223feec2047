import { formatAbsolute, formatAgo } from '../format/time.ts'
import { useNow } from '../hooks/use-now.ts'

export function RelativeTime({ at }: { at: number }) {
  const now = useNow()
  return (
    <time dateTime={new Date(at).toISOString()} title={formatAbsolute(at)}>
      {formatAgo(at, now)}
    </time>
  )
}
