import type { EndpointStats } from '@seismo/ingest/api'
import { formatCount } from '../../format/numbers.ts'

/** `≈` where what was seen stands for more. */
export function countText({ n, seen }: Pick<EndpointStats, 'n' | 'seen'>): string {
  return `${n > seen ? '≈' : ''}${formatCount(n)}`
}
