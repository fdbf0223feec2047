/** Where a backup lies: a folder, or a bucket. */
export interface BackupPlace {
  /** As people name it. */
  name: string
  put(name: string, bytes: Uint8Array): Promise<void>
  /** Undefined where there is nothing under the name. */
  get(name: string): Promise<Uint8Array | undefined>
}

/** Their tables are on several machines at several moments. */
export const OF_CLUSTERS =
  'A cluster is backed up by ClickHouse itself, with BACKUP DATABASE … ON CLUSTER; see docs/operate.md'

/** The backup cannot be made or used; the message is one line that says what to do. */
export class BackupError extends Error {
  override name = 'BackupError'
}
