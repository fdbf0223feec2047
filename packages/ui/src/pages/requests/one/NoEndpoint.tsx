import { Globe } from 'lucide-react'
import { LookBackLink } from '../../../components/LookBackLink.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'

const UNFILTERED = {
  page: undefined,
  ...{ environment: undefined, release: undefined, device: undefined },
}

export function NoEndpoint() {
  return (
    <EmptyState
      icon={<Globe size={18} />}
      title="Nothing was seen of this request in this time range"
      actions={<LookBackLink kept="requests" without={UNFILTERED} />}
    >
      None of its method and address is stored. How long requests are kept is a setting.
    </EmptyState>
  )
}
