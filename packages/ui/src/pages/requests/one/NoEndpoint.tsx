import { Globe } from 'lucide-react'
import { KEPT } from '../../../api/requests.ts'
import { LinkButton } from '../../../components/LinkButton.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'

export function NoEndpoint() {
  return (
    <EmptyState
      icon={<Globe size={18} />}
      title="Nothing was seen of this request in this time range"
      actions={
        <LinkButton
          to="."
          search={(old) => ({
            ...old,
            ...{ from: KEPT, to: undefined, page: undefined },
            ...{ environment: undefined, release: undefined, device: undefined },
          })}
        >
          Look at all of 14 days
        </LinkButton>
      }
    >
      None of its method and address is stored. How long requests are kept is a setting.
    </EmptyState>
  )
}
