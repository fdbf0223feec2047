import type { IssueEvent } from '@seismo/ingest/api'
import { MAP_STATUS } from '../../../components/map-status.ts'
import { useUploadCommand } from '../../../components/upload-command.ts'
import { useMayChange } from '../../../components/use-project.ts'
import { CodeBlock } from '../../../ui/CodeBlock.tsx'
import { Shape } from '../../../ui/Shape.tsx'
import { unmapped } from './frame-status.ts'
import styles from './MapNotice.module.css'

/** Says once, above the stack, what would bring the missing source lines. */
export function MapNotice({ event }: { event: IssueEvent }) {
  const counts = [...unmapped(event)]
  const mayChange = useMayChange()
  const commandFor = useUploadCommand()
  const hasDebugIds = Object.keys(event.debugIds).length > 0
  const hasSource = event.exceptions.some((one) => one.frames.some((f) => f.context.length > 0))
  // With the blamed line in sight, the badge on the frame is reminder enough.
  if (counts.length === 0 || hasSource) return null
  return (
    <div className={styles.notice}>
      <p className={styles.text}>
        <Shape name="triangle" tone="ni" />
        {counts
          .map(([status, n]) => `${MAP_STATUS[status].word}: ${n} ${n === 1 ? 'frame' : 'frames'}`)
          .join(' · ')}
        .{mayChange && ' To see the original source, upload the maps of this release:'}
      </p>
      {mayChange && (
        <CodeBlock code={commandFor(event.release, hasDebugIds)} label="upload command" />
      )}
    </div>
  )
}
