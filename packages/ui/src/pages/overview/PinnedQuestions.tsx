import { useQuery } from '@tanstack/react-query'
import { viewsQuery } from '../../api/views.ts'
import { useProject } from '../../components/use-project.ts'
import { formatExact } from '../../format/numbers.ts'
import type { TimeWindow } from '../../search/time-window.ts'
import { Panel } from '../../ui/Panel.tsx'
import { pinnedOf } from './pinned-filter.ts'
import { PinnedQuestion } from './PinnedQuestion.tsx'
import styles from './PinnedQuestions.module.css'

/** Questions of Explore that somebody wants to see at once, in the time of this page. */
export function PinnedQuestions({ window }: { window: TimeWindow }) {
  const { slug } = useProject()
  const { data } = useQuery(viewsQuery(slug))
  const { shown, left } = pinnedOf(data?.items)
  if (shown.length === 0) return null
  return (
    <Panel
      title="Pinned"
      note={left > 0 ? `and ${formatExact(left)} more, for which there is no room` : undefined}
      flush
    >
      <ul className={styles.list}>
        {shown.map((view) => (
          <PinnedQuestion key={view.id} view={view} window={window} />
        ))}
      </ul>
    </Panel>
  )
}
