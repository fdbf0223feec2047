import * as z from 'zod'

/** Above it nothing is known of what a later version may write. */
export const MANIFEST_FORMAT = 1
export const MANIFEST_NAME = 'manifest.json'

/** Names are ours and small: a manifest that somebody changed leads to no other path and no other table. */
const fileName = z.string().regex(/^(tables|artifacts|log)\/[\w-]{1,128}(\/\d{6})?\.zst$/)
const tableName = z.string().regex(/^[a-z][a-z\d_]{0,99}$/)
const total = z.number().int().min(0)

const file = z.object({
  name: fileName,
  bytes: total,
  /** Of the bytes as they lie there, in hex. */
  sha256: z.string().regex(/^[\da-f]{64}$/),
})
export type BackupFile = z.output<typeof file>

/** What a backup consists of; written last, so that a folder without it is none. */
export const manifest = z.object({
  format: z.literal(MANIFEST_FORMAT),
  /** Epoch milliseconds of the moment whose rows it holds. */
  takenAt: z.number(),
  /** Of the program that made it. */
  version: z.string(),
  /** That its tables have had. */
  migrations: z.array(z.string().regex(/^\d{4}_\w{1,100}$/)),
  tables: z.array(
    z.object({
      name: tableName,
      rows: total,
      /** Sum of the rows' hashes modulo 2^64. */
      checksum: z.string().regex(/^\d{1,20}$/),
      files: z.array(file),
    }),
  ),
  /** Compiled source maps by their keys; null where they lie in a bucket, which is not copied. */
  artifacts: z.array(file.extend({ key: z.string().regex(/^[\da-f]{16,128}$/) })).nullable(),
  /** What was accepted and not yet in the tables. */
  log: z.object({ records: total, files: z.array(file) }),
})
export type Manifest = z.output<typeof manifest>

export function filesOf({ tables, artifacts, log }: Manifest): BackupFile[] {
  return [...tables.flatMap(({ files }) => files), ...(artifacts ?? []), ...log.files]
}
