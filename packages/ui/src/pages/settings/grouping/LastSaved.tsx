import type { SavedRules } from '@seismo/ingest/api'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { actorName } from '../actor-name.ts'

export function LastSaved({ saved: { savedAt, savedBy, from } }: { saved: SavedRules }) {
  if (savedAt === null || savedBy === null) return 'What belongs to one issue, in your words'
  return (
    <span role="status">
      {from === 'file' ? 'Read from seismo.yaml' : `Saved by ${actorName(savedBy)}`}{' '}
      <RelativeTime at={savedAt} />
    </span>
  )
}
