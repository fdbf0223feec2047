import type { EventFrame } from '@seismo/ingest/api'
import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import { useMayChange } from '../../../components/use-project.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { CodeBlock } from '../../../ui/CodeBlock.tsx'
import { cx } from '../../../ui/cx.ts'
import { Shape } from '../../../ui/Shape.tsx'
import { FRAME_STATUS, uploadCommand } from './frame-status.ts'
import { functionOf, positionOf } from './position.ts'
import { SourceLines } from './SourceLines.tsx'
import styles from './FrameRow.module.css'

interface FrameRowProps {
  frame: EventFrame
  release: string
  minified: boolean
  initiallyOpen: boolean
}

export function FrameRow({ frame, release, minified, initiallyOpen }: FrameRowProps) {
  const [open, setOpen] = useState(initiallyOpen)
  const bodyId = useId()
  const isExplained = FRAME_STATUS[frame.status].meaning !== ''
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
          {isExplained && <Remedy status={frame.status} release={release} />}
        </div>
      )}
    </li>
  )
}

function Remedy({ status, release }: { status: EventFrame['status']; release: string }) {
  const { meaning, remedy } = FRAME_STATUS[status]
  const mayChange = useMayChange()
  return (
    <div className={styles.remedy}>
      <p>{mayChange ? `${meaning} ${remedy}` : meaning}</p>
      {mayChange && <CodeBlock code={uploadCommand(release)} label="upload command" />}
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
  const { shape, tone, word } = FRAME_STATUS[status]
  if (status === 'mapped') return null
  return (
    <Badge tone={tone}>
      <Shape name={shape} tone={tone} size={8} />
      {word}
    </Badge>
  )
}
