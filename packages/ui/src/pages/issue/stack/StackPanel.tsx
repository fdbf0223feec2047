import type { IssueDetail, IssueEvent } from '@seismo/ingest/api'
import { useStoredChoice } from '../../../hooks/use-stored-choice.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { CopyStack } from './CopyStack.tsx'
import { foldFrames } from './fold-frames.ts'
import { Frames } from './Frames.tsx'
import { HiddenErrorNotice } from './HiddenErrorNotice.tsx'
import { MapNotice } from './MapNotice.tsx'
import styles from './StackPanel.module.css'

const views = [
  { value: 'original', label: 'Original' },
  { value: 'minified', label: 'Minified' },
  { value: 'raw', label: 'Raw' },
] as const

const depths = [
  { value: 'app', label: 'App frames' },
  { value: 'all', label: 'All' },
] as const

export function StackPanel({ issue, event }: { issue: IssueDetail; event: IssueEvent }) {
  const [view, setView] = useStoredChoice('stack', ['original', 'minified', 'raw'])
  const [depth, setDepth] = useStoredChoice('frames', ['app', 'all'])
  const hasLibraries = event.exceptions.some(({ frames }) =>
    foldFrames(frames).some((row) => row.is === 'library'),
  )
  return (
    <Panel
      title="Stack"
      actions={
        <>
          {view !== 'raw' && hasLibraries && (
            <Segmented label="Frames" options={depths} value={depth} onChange={setDepth} />
          )}
          <Segmented label="Stack as" options={views} value={view} onChange={setView} />
          <CopyStack issue={issue} event={event} />
        </>
      }
    >
      <div className={styles.chain}>
        <HiddenErrorNotice event={event} />
        {view === 'original' && <MapNotice event={event} />}
        {event.exceptions.map((exception, index) => (
          <section key={index} aria-label={`${exception.type} stack`}>
            {(index > 0 || event.exceptions.length > 1) && (
              <h3 className={styles.title}>
                {index > 0 && <span className={styles.cause}>Caused by </span>}
                <bdi>{exception.type}</bdi>
                <bdi className={styles.message}>{exception.message}</bdi>
              </h3>
            )}
            {view === 'raw' || exception.frames.length === 0 ? (
              <pre className={styles.raw} tabIndex={0} aria-label="Raw stack">
                {exception.stack === '' ? 'The browser gave no stack.' : exception.stack}
              </pre>
            ) : (
              <Frames
                frames={exception.frames}
                event={event}
                minified={view === 'minified'}
                all={depth === 'all'}
              />
            )}
          </section>
        ))}
      </div>
    </Panel>
  )
}
