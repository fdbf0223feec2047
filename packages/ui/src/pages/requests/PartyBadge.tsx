import { Badge } from '../../ui/Badge.tsx'

/** Of whom the pages ask although it is not of their site. */
export function PartyBadge() {
  return (
    <Badge tone="muted" title="No page of its own site made any of these">
      third party
    </Badge>
  )
}
