import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { artifactsQuery, missingMapsQuery } from '../../../api/artifacts.ts'
import { QueryError } from '../../../components/QueryError.tsx'
import { useUploadCommand } from '../../../components/upload-command.ts'
import { useMayChange, useProject } from '../../../components/use-project.ts'
import { CodeBlock } from '../../../ui/CodeBlock.tsx'
import { FindBox } from '../../../ui/FindBox.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { releaseMaps } from '../../../components/maps/release-maps.ts'
import { foundMaps } from './found-maps.ts'
import { ReleasePart } from './ReleasePart.tsx'
import styles from './SourceMaps.module.css'

export function SourceMaps() {
  const mayChange = useMayChange()
  return (
    <Panel title="Source maps" note="They turn minified stacks into your own lines">
      <div className={styles.body}>
        {mayChange && <HowToUpload />}
        <Releases />
      </div>
    </Panel>
  )
}

function Releases() {
  const { slug } = useProject()
  const [wanted, setWanted] = useState('')
  const [uploads, missing] = useQueries({ queries: [artifactsQuery(slug), missingMapsQuery(slug)] })
  const failed = [uploads, missing].find((query) => query.isError)
  if (failed?.error)
    return <QueryError error={failed.error} onRetry={() => void failed.refetch()} />
  if (!uploads.data || !missing.data) return <Bones />
  const all = releaseMaps(uploads.data.items, missing.data.items)
  const releases = foundMaps(all, wanted)
  return (
    <>
      {all.length > 1 && (
        <FindBox label="Find a release, file or debug id" value={wanted} onChange={setWanted} />
      )}
      {releases.length < all.length && (
        <p className={styles.hint} role="status">
          {releases.length} of {all.length} releases.
        </p>
      )}
      {uploads.data.items.length === 0 && (
        <p className={styles.hint}>
          Nothing uploaded yet.
          {all.length === 0 && ' No error of the last 30 days was in a minified script.'}
        </p>
      )}
      {releases.map((one, index) => (
        <ReleasePart key={one.name} maps={one} open={index === 0} />
      ))}
      {uploads.data.items.length === MOST_UPLOADS && (
        <p className={styles.hint}>These are the {MOST_UPLOADS} latest uploads.</p>
      )}
    </>
  )
}

/** The API answers no more at once. */
const MOST_UPLOADS = 200

function Bones() {
  return (
    <div role="status" aria-label="Loading source maps">
      <Skeleton height={120} />
    </div>
  )
}

function HowToUpload() {
  const commandFor = useUploadCommand()
  return (
    <>
      <p className={styles.hint}>
        The bundler plugin uploads them as it builds, by debug id. Without it, after each build,
        with the release that the page reports in <code>data-release</code>:
      </p>
      <CodeBlock code={commandFor('')} label="upload command" />
    </>
  )
}
