import type { PageStats } from '@seismo/ingest/api'
import { formatCount } from '../../format/numbers.ts'

/** `≈` where what was seen stands for more. */
export function viewsText({ views, seen }: Pick<PageStats, 'views' | 'seen'>): string {
  return `${views > seen ? '≈' : ''}${formatCount(views)}`
}
