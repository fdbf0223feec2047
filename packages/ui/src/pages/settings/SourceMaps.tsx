import { useQuery } from '@tanstack/react-query'
import { artifactsQuery } from '../../api/artifacts.ts'
import { QueryError } from '../../components/QueryError.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { useMayChange, useProject } from '../../components/use-project.ts'
import { formatBytes } from '../../format/numbers.ts'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { groupArtifacts, type ReleaseArtifacts } from './group-artifacts.ts'
import styles from './SourceMaps.module.css'

const COMMAND = 'npx seismo sourcemaps upload ./dist --release <release>'

export function SourceMaps() {
  const { slug } = useProject()
  const query = useQuery(artifactsQuery(slug))
  const mayChange = useMayChange()
  return (
    <Panel title="Source maps" note="They turn minified stacks into your own lines">
      <div className={styles.body}>
        {mayChange && <HowToUpload />}
        {query.isPending && <Skeleton height={120} />}
        {query.isError && <QueryError error={query.error} onRetry={() => void query.refetch()} />}
        {query.data?.items.length === 0 && <p className={styles.hint}>Nothing uploaded yet.</p>}
        {groupArtifacts(query.data?.items ?? []).map((group, index) => (
          <Release key={group.release} group={group} open={index === 0} />
        ))}
      </div>
    </Panel>
  )
}

function HowToUpload() {
  return (
    <>
      <p className={styles.hint}>
        After each build, with the same release the page reports in <code>data-release</code>:
      </p>
      <CodeBlock code={COMMAND} label="upload command" />
    </>
  )
}

function Release({ group, open }: { group: ReleaseArtifacts; open: boolean }) {
  const { release, artifacts, uploadedAt } = group
  return (
    <details className={styles.release} open={open}>
      <summary className={styles.summary}>
        <bdi className={styles.name}>{release === '' ? 'By debug id' : release}</bdi>
        <span className={styles.note}>
          {artifacts.length} {artifacts.length === 1 ? 'map' : 'maps'} ·{' '}
          <RelativeTime at={uploadedAt} />
        </span>
      </summary>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>File</th>
            <th className={styles.id}>Debug id</th>
            <th className={styles.size}>Size</th>
          </tr>
        </thead>
        <tbody>
          {artifacts.map(({ path, debugId, sizeBytes }) => (
            <tr key={`${path} ${debugId ?? ''}`}>
              <td className={styles.path} title={path}>
                <bdi>{path}</bdi>
              </td>
              <td className={styles.id} title={debugId ?? undefined}>
                {debugId?.slice(0, 8) ?? '—'}
              </td>
              <td className={styles.size}>{formatBytes(sizeBytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
