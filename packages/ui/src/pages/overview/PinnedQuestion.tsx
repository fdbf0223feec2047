import type { SavedView } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { PinOff } from 'lucide-react'
import { useProject } from '../../components/use-project.ts'
import { questionOf } from '../../components/views/saved-search.ts'
import { usePinView } from '../../components/views/use-pin-view.ts'
import { exploreFilter } from '../../search/explore-search.ts'
import type { TimeWindow } from '../../search/time-window.ts'
import { IconButton } from '../../ui/Button.tsx'
import { pinnedFilter } from './pinned-filter.ts'
import { PinnedAnswer } from './PinnedAnswer.tsx'
import styles from './PinnedQuestions.module.css'

interface PinnedQuestionProps {
  view: SavedView
  window: TimeWindow
}

/** Its name leads to the whole answer. */
export function PinnedQuestion({ view, window }: PinnedQuestionProps) {
  const { slug } = useProject()
  const pin = usePinView(view)
  const search = { ...questionOf(view), ...window }
  return (
    <li className={styles.question}>
      <div className={styles.head}>
        <Link to="/p/$project/explore" params={{ project: slug }} search={search} preload={false}>
          <bdi>{view.name}</bdi>
        </Link>
        {view.mayChange && (
          <IconButton
            label={`Take ${view.name} off the overview`}
            disabled={pin.isPending}
            onClick={() => pin.mutate(false)}
          >
            <PinOff size={14} aria-hidden="true" />
          </IconButton>
        )}
      </div>
      <PinnedAnswer filter={pinnedFilter(exploreFilter(search))} />
    </li>
  )
}
