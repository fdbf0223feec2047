import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { useUploadCommand } from '../../../components/upload-command.ts'
import { useMayChange } from '../../../components/use-project.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { CodeBlock } from '../../../ui/CodeBlock.tsx'
import { MissingTable } from './MissingTable.tsx'
import type { ReleaseMaps } from '../../../components/maps/release-maps.ts'
import { RemoveMaps } from './RemoveMaps.tsx'
import { UploadTable } from './UploadTable.tsx'
import styles from './SourceMaps.module.css'

/** A release: what it lacks and how to bring it, then what is there. */
export function ReleasePart({ maps, open }: { maps: ReleaseMaps; open: boolean }) {
  const { name, at, uploads, missing } = maps
  return (
    <details className={styles.release} open={open}>
      <summary className={styles.summary}>
        <bdi className={styles.name}>{name}</bdi>
        {missing.length > 0 && <Badge tone="ni">{missing.length} missing</Badge>}
        <span className={styles.note}>
          {uploads.length} {uploads.length === 1 ? 'map' : 'maps'} · <RelativeTime at={at} />
        </span>
      </summary>
      {missing.length > 0 && (
        <>
          <MissingTable missing={missing} />
          <Remedy maps={maps} />
        </>
      )}
      {uploads.length > 0 && (
        <>
          <UploadTable uploads={uploads} />
          <RemoveMaps name={name} release={uploads[0]?.release ?? ''} />
        </>
      )}
    </details>
  )
}

function Remedy({ maps: { release, missing } }: { maps: ReleaseMaps }) {
  const mayChange = useMayChange()
  const commandFor = useUploadCommand()
  if (!mayChange) return null
  const hasDebugIds = missing.every(({ debugId }) => debugId !== null)
  return (
    <div className={styles.remedy}>
      <p className={styles.hint}>
        {hasDebugIds
          ? 'These scripts have debug ids: let the bundler plugin upload as it builds, or upload the folder of exactly this build:'
          : 'Upload the folder of exactly this build:'}
      </p>
      <CodeBlock code={commandFor(release, hasDebugIds)} label="upload command" />
    </div>
  )
}
