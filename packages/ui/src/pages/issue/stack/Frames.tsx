import type { EventFrame, IssueEvent } from '@seismo/ingest/api'
import { MoreHorizontal } from 'lucide-react'
import { useState } from 'react'
import { foldFrames, packagesOf } from './fold-frames.ts'
import { FrameRow } from './FrameRow.tsx'
import styles from './Frames.module.css'

/** More open sources than this, and the rest of the page is out of reach. */
const OPEN_AT_FIRST = 3

interface FramesProps {
  frames: readonly EventFrame[]
  event: IssueEvent
  minified: boolean
  /** With the libraries' frames, which else are folded. */
  all: boolean
}

export function Frames({ frames, event, minified, all }: FramesProps) {
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set())
  const open = new Set(
    frames.filter((one) => one.inApp && one.context.length > 0).slice(0, OPEN_AT_FIRST),
  )
  const row = (frame: EventFrame, index: number) => (
    <FrameRow
      key={index}
      frame={frame}
      event={event}
      minified={minified}
      initiallyOpen={open.has(frame)}
    />
  )

  return (
    <ol className={styles.frames}>
      {foldFrames(frames).map((part) => {
        if (part.is === 'frame') return row(part.frame, part.index)
        if (all || unfolded.has(part.index)) {
          return part.frames.map((frame, at) => row(frame, part.index + at))
        }
        return (
          <LibraryFold
            key={part.index}
            frames={part.frames}
            onUnfold={() => setUnfolded(new Set([...unfolded, part.index]))}
          />
        )
      })}
    </ol>
  )
}

function LibraryFold({
  frames,
  onUnfold,
}: {
  frames: readonly EventFrame[]
  onUnfold: () => void
}) {
  const packages = packagesOf(frames).join(', ')
  return (
    <li className={styles.fold}>
      <button type="button" className={styles.unfold} onClick={onUnfold}>
        <MoreHorizontal size={14} aria-hidden="true" />
        Show {frames.length} library frames
        {packages !== '' && <bdi className={styles.packages}>{packages}</bdi>}
      </button>
    </li>
  )
}
