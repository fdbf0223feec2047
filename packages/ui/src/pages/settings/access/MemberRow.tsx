import type { Member } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { signInQuery } from '../../../api/session.ts'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { useSession } from '../../../components/use-project.ts'
import { Button } from '../../../ui/Button.tsx'
import { AccessRow } from './AccessRow.tsx'
import { ChangeEmail } from './ChangeEmail.tsx'
import { ChangeRole } from './ChangeRole.tsx'
import { RemoveMember } from './RemoveMember.tsx'
import { RenewPassword } from './RenewPassword.tsx'
import type { Secret } from './SecretOnce.tsx'

interface MemberRowProps {
  member: Member
  onSecret: (secret: Secret | undefined) => void
}

export function MemberRow({ member, onSecret }: MemberRowProps) {
  const { name, role, email, hasPassword, changedAt } = member
  const [asked, setAsked] = useState<'role' | 'email' | 'password' | 'removal'>()
  const isSelf = useSession().user.name === name
  const hasProvider = Boolean(useQuery(signInQuery()).data?.oidc)
  const close = () => setAsked(undefined)
  return (
    <AccessRow
      name={name}
      role={role}
      mark={isSelf && 'you'}
      note={
        <>
          {email !== null && email !== name && (
            <>
              <bdi>{email}</bdi> ·{' '}
            </>
          )}
          {!hasPassword && 'no password · '}
          Changed <RelativeTime at={changedAt} />
        </>
      }
      actions={
        <>
          <Action label="Change role" of={`of ${name}`} onClick={() => setAsked('role')} />
          {(hasProvider || email !== null) && (
            <Action label="Address" of={`of ${name}`} onClick={() => setAsked('email')} />
          )}
          {/* A new one of one's own would end the login that is to show it; see OwnPassword. */}
          {!isSelf && (
            <Action label="New password" of={`for ${name}`} onClick={() => setAsked('password')} />
          )}
          <Action label="Remove" of={name} onClick={() => setAsked('removal')} />
        </>
      }
    >
      {asked === 'role' && <ChangeRole {...{ member, isSelf }} onClose={close} />}
      {asked === 'email' && <ChangeEmail {...{ member, isSelf }} onClose={close} />}
      {asked === 'password' && <RenewPassword {...{ name, onSecret }} onClose={close} />}
      {asked === 'removal' && <RemoveMember {...{ name, isSelf }} onClose={close} />}
    </AccessRow>
  )
}

interface ActionProps {
  label: string
  /** Which one's, for who does not see the row. */
  of: string
  onClick: () => void
}

function Action({ label, of, onClick }: ActionProps) {
  return (
    <Button size="small" aria-label={`${label} ${of}`} onClick={onClick}>
      {label}
    </Button>
  )
}
