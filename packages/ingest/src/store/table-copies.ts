/** Some rows of a part of a table, few enough to be held in memory. */
export interface TableSlice {
  table: string
  part: string
  /** First row, and the one behind the last. */
  from: number
  to: number
}

/** Equal for equal rows in whatever order. */
export interface TableSum {
  rows: number
  /** Sum of the hashes of all rows modulo 2^64, in decimal digits. */
  checksum: string
}

/** What the tables hold at one moment, to be read at leisure while they go on. */
export interface TableCopies {
  /** Migrations that the tables have had, oldest first. */
  schema(): Promise<string[]>
  /** Makes room for the copies; what an earlier process left of its own goes. */
  prepare(): Promise<void>
  /** Within a fraction of a second and without space on the disk: the copies share the tables' files. */
  take(): Promise<void>
  tables(): Promise<string[]>
  /** In the order of tables. */
  slices(): Promise<TableSlice[]>
  sum(slice: TableSlice): Promise<TableSum>
  /** Its rows in ClickHouse's format Native; without logins and the keys that links are signed with. */
  read(slice: TableSlice): Promise<Uint8Array>
  drop(): Promise<void>
}

/** The way back: each table is filled aside, compared, and put in its place at once. */
export interface TableRestore {
  begin(table: string): Promise<void>
  /** @param rows in the format Native. */
  write(table: string, rows: Uint8Array): Promise<void>
  sum(table: string): Promise<TableSum>
  /** In the place of whatever the table holds. */
  commit(table: string): Promise<void>
}

const CHECKSUM_MODULO = 2n ** 64n

export function addSums(sums: readonly TableSum[]): TableSum {
  const checksum = sums.reduce((all, one) => (all + BigInt(one.checksum)) % CHECKSUM_MODULO, 0n)
  return { rows: sums.reduce((all, one) => all + one.rows, 0), checksum: String(checksum) }
}
