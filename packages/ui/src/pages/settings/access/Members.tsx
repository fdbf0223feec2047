import { useQuery } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { membersQuery } from '../../../api/members.ts'
import { Button } from '../../../ui/Button.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { AccessList } from './AccessList.tsx'
import { AddMember } from './AddMember.tsx'
import { MemberRow } from './MemberRow.tsx'
import { SecretOnce, type Secret } from './SecretOnce.tsx'

export function Members() {
  const query = useQuery(membersQuery())
  const [isAdding, setAdding] = useState(false)
  const [secret, setSecret] = useState<Secret>()

  return (
    <Panel
      title="Members"
      note="Who may log in"
      flush
      actions={
        <Button size="small" onClick={() => setAdding(true)}>
          <UserPlus size={14} aria-hidden="true" /> Add member
        </Button>
      }
    >
      {secret && (
        <SecretOnce key={secret.value} secret={secret} onDone={() => setSecret(undefined)} />
      )}
      <AccessList
        query={query}
        empty="Nobody yet."
        rowOf={(member) => <MemberRow key={member.name} member={member} onSecret={setSecret} />}
      />
      {isAdding && <AddMember onSecret={setSecret} onClose={() => setAdding(false)} />}
    </Panel>
  )
}
