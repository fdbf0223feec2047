import type { EventFrame, IssueEvent } from '@seismo/ingest/api'
import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import { MAP_STATUS } from '../../../components/map-status.ts'
import { useUploadCommand } from '../../../components/upload-command.ts'
import { useMayChange } from '../../../components/use-project.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { CodeBlock } from '../../../ui/CodeBlock.tsx'
import { cx } from '../../../ui/cx.ts'
import { Shape } from '../../../ui/Shape.tsx'
import { debugIdOf, reasonOf } from './frame-status.ts'
import { functionOf, positionOf } from './position.ts'
import { SourceLines } from './SourceLines.tsx'
import styles from './FrameRow.module.css'

interface FrameRowProps {
  frame: EventFrame
  event: IssueEvent
  minified: boolean
  initiallyOpen: boolean
}

export function FrameRow({ frame, event, minified, initiallyOpen }: FrameRowProps) {
  const [open, setOpen] = useState(initiallyOpen)
  const bodyId = useId()
  const isExplained = MAP_STATUS[frame.status].meaning !== ''
  const hasBody = !minified && (frame.context.length > 0 || isExplained)
  const shown = minified ? frame.raw : frame

  return (
    <li className={cx(styles.frame, !frame.inApp && styles.library)}>
      <div className={styles.head}>
        {hasBody ? (
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={open}
            aria-controls={bodyId}
            onClick={() => setOpen(!open)}
          >
            <ChevronRight size={14} aria-hidden="true" className={styles.chevron} />
            <Position frame={shown} />
          </button>
        ) : (
          <span className={styles.toggle}>
            <span className={styles.gap} />
            <Position frame={shown} />
          </span>
        )}
        {!minified && <StatusBadge status={frame.status} />}
      </div>
      {hasBody && open && (
        <div id={bodyId}>
          {frame.context.length > 0 && <SourceLines frame={frame} />}
          {isExplained && <Remedy frame={frame} event={event} />}
        </div>
      )}
    </li>
  )
}

function Remedy({ frame, event }: { frame: EventFrame; event: IssueEvent }) {
  const reason = reasonOf(frame, event)
  const mayChange = useMayChange()
  const commandFor = useUploadCommand()
  const hasDebugId = debugIdOf(frame.raw.file, event.debugIds) !== undefined
  return (
    <div className={styles.remedy}>
      <p>{mayChange ? `${reason} ${MAP_STATUS[frame.status].remedy}` : reason}</p>
      {mayChange && (
        <CodeBlock code={commandFor(event.release, hasDebugId)} label="upload command" />
      )}
    </div>
  )
}

function Position({ frame }: { frame: EventFrame['raw'] }) {
  return (
    <span className={styles.position}>
      <bdi className={styles.file}>{positionOf(frame)}</bdi>
      <bdi className={styles.function}>{functionOf(frame)}</bdi>
    </span>
  )
}

/** A mapped frame is the normal case, and the normal case needs no badge. */
function StatusBadge({ status }: { status: EventFrame['status'] }) {
  const { shape, tone, word } = MAP_STATUS[status]
  if (status === 'mapped') return null
  return (
    <Badge tone={tone}>
      <Shape name={shape} tone={tone} size={8} />
      {word}
    </Badge>
  )
}
