import type { ActiveLogin } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { endLogin, endOtherLogins, loginsQuery } from '../../../api/session.ts'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { formatAbsolute, formatDate } from '../../../format/time.ts'
import { Button } from '../../../ui/Button.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { useToasts } from '../../../ui/toasts.ts'
import { AccessList } from './AccessList.tsx'
import { AccessRow } from './AccessRow.tsx'
import { useListChange } from './use-list-change.ts'

/** What was not them is ended here. */
export function OwnLogins() {
  const query = useQuery(loginsQuery())
  const toasts = useToasts()
  const endOthers = useListChange({
    queryKey: loginsQuery().queryKey,
    change: endOtherLogins,
    onDone: () => toasts.show({ text: 'Logged out everywhere else', tone: 'plain' }),
  })
  const hasOthers = query.data?.items.some(({ isCurrent }) => !isCurrent) === true
  return (
    <Panel
      title="Where you are logged in"
      note="Change your password if one of them was not you"
      flush
      actions={
        hasOthers && (
          <Button
            size="small"
            disabled={endOthers.isPending}
            onClick={() => endOthers.mutate(undefined)}
          >
            Log out everywhere else
          </Button>
        )
      }
    >
      <AccessList
        query={query}
        empty="Nowhere: this is a token."
        rowOf={(login) => <LoginRow key={login.id} login={login} />}
      />
    </Panel>
  )
}

function LoginRow({
  login: { id, isCurrent, startedAt, expiresAt, via, device },
}: {
  login: ActiveLogin
}) {
  const toasts = useToasts()
  const end = useListChange({
    queryKey: loginsQuery().queryKey,
    change: () => endLogin(id),
    onDone: () => toasts.show({ text: 'Logged out there', tone: 'plain' }),
  })
  const name = device === '' ? 'An unknown browser' : device
  return (
    <AccessRow
      name={name}
      mark={isCurrent && 'this one'}
      note={
        <>
          {startedAt > 0 && (
            <>
              Since <RelativeTime at={startedAt} /> ·{' '}
            </>
          )}
          {via === 'oidc' ? 'by the identity provider' : 'with a password'} · until{' '}
          <time dateTime={new Date(expiresAt).toISOString()} title={formatAbsolute(expiresAt)}>
            {formatDate(expiresAt)}
          </time>
        </>
      }
      actions={
        !isCurrent && (
          <Button
            size="small"
            aria-label={`Log out ${name}`}
            disabled={end.isPending}
            onClick={() => end.mutate(undefined)}
          >
            Log out
          </Button>
        )
      }
    />
  )
}
