import type { TokenSummary } from '@seismo/ingest/api'
import { useState } from 'react'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { formatAbsolute, formatDate } from '../../../format/time.ts'
import { useNow } from '../../../hooks/use-now.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Button } from '../../../ui/Button.tsx'
import { actorName } from '../actor-name.ts'
import { AccessRow } from './AccessRow.tsx'
import { RevokeToken } from './RevokeToken.tsx'

export function TokenRow({ token }: { token: TokenSummary }) {
  const { name, role, createdAt, createdBy, expiresAt } = token
  const [isAsked, setAsked] = useState(false)
  const isOver = useNow() > (expiresAt ?? Infinity)
  return (
    <AccessRow
      name={name}
      role={role}
      mark={isOver && <Badge tone="ni">expired</Badge>}
      note={
        <>
          Made <RelativeTime at={createdAt} /> by <bdi>{actorName(createdBy)}</bdi> ·{' '}
          <Expiry at={expiresAt} />
        </>
      }
      actions={
        <Button size="small" aria-label={`Revoke ${name}`} onClick={() => setAsked(true)}>
          Revoke
        </Button>
      }
    >
      {isAsked && <RevokeToken token={token} onClose={() => setAsked(false)} />}
    </AccessRow>
  )
}

function Expiry({ at }: { at: number | null }) {
  if (at === null) return 'never expires'
  return (
    <>
      until{' '}
      <time dateTime={new Date(at).toISOString()} title={formatAbsolute(at)}>
        {formatDate(at)}
      </time>
    </>
  )
}
