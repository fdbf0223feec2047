import { useQuery } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { tokensQuery } from '../../../api/tokens.ts'
import { Button } from '../../../ui/Button.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { AccessList } from './AccessList.tsx'
import { MakeToken } from './MakeToken.tsx'
import { SecretOnce, type Secret } from './SecretOnce.tsx'
import { TokenRow } from './TokenRow.tsx'

export function Tokens() {
  const query = useQuery(tokensQuery())
  const [isMaking, setMaking] = useState(false)
  const [secret, setSecret] = useState<Secret>()

  return (
    <Panel
      title="API tokens"
      note="For scripts, uploads and Prometheus"
      flush
      actions={
        <Button size="small" onClick={() => setMaking(true)}>
          <KeyRound size={14} aria-hidden="true" /> Make token
        </Button>
      }
    >
      {secret && (
        <SecretOnce key={secret.value} secret={secret} onDone={() => setSecret(undefined)} />
      )}
      <AccessList
        query={query}
        empty="None yet. Make one for each script, so that each can be revoked alone."
        rowOf={(token) => <TokenRow key={token.id} token={token} />}
      />
      {isMaking && <MakeToken onSecret={setSecret} onClose={() => setMaking(false)} />}
    </Panel>
  )
}
