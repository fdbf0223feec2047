import { FileText } from 'lucide-react'
import { LookBackLink } from '../../../components/LookBackLink.tsx'
import { useProject } from '../../../components/use-project.ts'
import { daysWords } from '../../../search/look-back.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'

const UNFILTERED = { environment: undefined, release: undefined, device: undefined }

export function NothingOfPage() {
  const { keptDays } = useProject()
  return (
    <EmptyState
      icon={<FileText size={18} />}
      title="Nothing was seen of this page in this time range"
      actions={<LookBackLink kept="pageViews" without={UNFILTERED} />}
    >
      Neither a view nor an error of it is stored. Page views are kept for{' '}
      {daysWords(keptDays.pageViews)}.
    </EmptyState>
  )
}
