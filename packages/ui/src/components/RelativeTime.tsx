import { formatAbsolute, formatAgo, formatSpan } from '../format/time.ts'
import { useNow } from '../hooks/use-now.ts'

export function RelativeTime({ at }: { at: number }) {
  const now = useNow()
  return (
    <time dateTime={new Date(at).toISOString()} title={formatAbsolute(at)}>
      {formatAgo(at, now)}
    </time>
  )
}

/** `for 22 min`: of what still goes on. */
export function Duration({ since }: { since: number }) {
  const now = useNow()
  return (
    <time dateTime={new Date(since).toISOString()} title={`Since ${formatAbsolute(since)}`}>
      for {formatSpan(now - since)}
    </time>
  )
}
