import { FileText } from 'lucide-react'
import { LinkButton } from '../../../components/LinkButton.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'

export function NothingOfPage() {
  return (
    <EmptyState
      icon={<FileText size={18} />}
      title="Nothing was seen of this page in this time range"
      actions={
        <LinkButton
          to="."
          search={(old) => ({
            ...old,
            ...{ from: '-30d', to: undefined },
            ...{ environment: undefined, release: undefined, device: undefined },
          })}
        >
          Look at all of 30 days
        </LinkButton>
      }
    >
      Neither a view nor an error of it is stored. Page views are kept for 30 days.
    </EmptyState>
  )
}
