import type { AlertEntry } from '@seismo/ingest/api'
import { Badge } from '../../ui/Badge.tsx'

const tones = { critical: 'poor', warning: 'ni', info: 'info' } as const

export function SeverityBadge({ severity }: Pick<AlertEntry, 'severity'>) {
  return <Badge tone={tones[severity]}>{severity}</Badge>
}
