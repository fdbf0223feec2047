import type { SavedRules } from '@seismo/ingest/api'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { actorName } from './actor-name.ts'

interface LastSavedProps {
  saved: Pick<SavedRules, 'savedAt' | 'savedBy'> & Partial<Pick<SavedRules, 'from'>>
  /** Before anybody saved any. */
  first: string
}

export function LastSaved({ saved: { savedAt, savedBy, from }, first }: LastSavedProps) {
  if (savedAt === null || savedBy === null) return first
  return (
    <span role="status">
      {from === 'file' ? 'Read from seismo.yaml' : `Saved by ${actorName(savedBy)}`}{' '}
      <RelativeTime at={savedAt} />
    </span>
  )
}
