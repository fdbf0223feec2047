import type { ArtifactSummary } from '@seismo/ingest/api'
import { formatBytes, formatCount, formatExact } from '../../../format/numbers.ts'
import { sourcesWords } from '../../../components/maps/release-maps.ts'
import styles from './MapTable.module.css'

/** What was uploaded, and what is in it. */
export function UploadTable({ uploads }: { uploads: readonly ArtifactSummary[] }) {
  return (
    <table className={styles.table} data-table="uploads">
      <thead>
        <tr>
          <th>Uploaded</th>
          <th className={styles.sources}>Sources</th>
          <th className={styles.number}>Mappings</th>
          <th className={styles.number}>Functions</th>
          <th className={styles.number}>Size</th>
        </tr>
      </thead>
      <tbody>
        {uploads.map((upload) => (
          <UploadRow key={`${upload.path} ${upload.debugId ?? ''}`} upload={upload} />
        ))}
      </tbody>
    </table>
  )
}

function UploadRow({ upload }: { upload: ArtifactSummary }) {
  const { path, debugId, sizeBytes, contents } = upload
  return (
    <tr>
      <th scope="row">
        {path !== '' && <bdi className={styles.file}>{path}</bdi>}
        {debugId !== null && (
          <span className={path === '' ? styles.file : styles.note}>
            debug id <code>{debugId}</code>
          </span>
        )}
      </th>
      <td className={styles.sources} data-lacks={contents?.hasSourcesContent === false}>
        <span className={styles.unit}>Sources</span> {sourcesWords(upload)}
      </td>
      <Count of={contents?.mappings} unit="mappings" />
      <Count of={contents?.functions} unit="functions" />
      <td className={styles.number}>{formatBytes(sizeBytes)}</td>
    </tr>
  )
}

function Count({ of, unit }: { of: number | undefined; unit: string }) {
  if (of === undefined) return <td className={styles.number}>—</td>
  return (
    <td className={styles.number} title={formatExact(of)}>
      {formatCount(of)} <span className={styles.unit}>{unit}</span>
    </td>
  )
}
