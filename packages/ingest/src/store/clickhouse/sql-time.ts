/** Epoch milliseconds as ClickHouse reads them back without a zone's doubt. */
export function toSqlTime(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('T', ' ').slice(0, -1)
}
