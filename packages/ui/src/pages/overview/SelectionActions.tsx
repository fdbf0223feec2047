import { X } from 'lucide-react'
import { useLooks } from '../../components/correlation/use-looks.ts'
import { LinkButton } from '../../components/LinkButton.tsx'
import { useProject } from '../../components/use-project.ts'
import { formatMinute } from '../../format/time.ts'
import type { Box } from '../../search/box.ts'
import type { OverviewFilter } from '../../search/overview-search.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { exploreOf } from './explore-of.ts'
import styles from './SelectionActions.module.css'

interface SelectionActionsProps {
  filter: OverviewFilter
  onCompare: () => void
}

/** The rail's end: the part of the time that was picked beside the rest, and the same question in Explore. */
export function SelectionActions({ filter, onCompare }: SelectionActionsProps) {
  const { slug } = useProject()
  const { box } = useLooks()
  const asked = exploreOf(filter)
  if (box === undefined && asked === undefined) return null
  return (
    <div className={styles.actions}>
      {box !== undefined && (
        <>
          <SelectionWords box={box} />
          <Button size="small" look="primary" onClick={onCompare}>
            Compare selection
          </Button>
        </>
      )}
      {asked !== undefined && (
        <LinkButton
          size="small"
          to="/p/$project/explore"
          params={{ project: slug }}
          search={{ ...asked, ...(box ?? filter.window) }}
        >
          Open in Explore
        </LinkButton>
      )}
    </div>
  )
}

function SelectionWords({ box }: { box: Box }) {
  const { setBox } = useLooks()
  return (
    <p className={styles.words} role="status">
      Selected: {formatMinute(Date.parse(box.from))} – {formatMinute(Date.parse(box.to))}
      <IconButton
        label="Clear the selection"
        title="Clear the selection"
        onClick={() => setBox(undefined)}
      >
        <X size={14} aria-hidden="true" />
      </IconButton>
    </p>
  )
}
