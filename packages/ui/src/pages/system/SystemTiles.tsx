import type { System } from '@seismo/ingest/api'
import type { ReactNode } from 'react'
import { formatBytes, formatCount, formatExact, formatPercent } from '../../format/numbers.ts'
import { formatDuration } from '../../format/time.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import type { Counts } from './kind-rows.ts'
import styles from './SystemTiles.module.css'

interface SystemTilesProps {
  /** Undefined while on its way, or where it cannot be had. */
  counts: Counts | undefined
  system: System | undefined
  lost: { ledger: boolean; log: boolean }
}

/** What came, what became of it, and what still waits. */
export function SystemTiles({ counts, system, lost }: SystemTilesProps) {
  const ofLedger = (name: string, read: (counts: Counts) => Reading) => (
    <Tile name={name} reading={counts && read(counts)} isLost={lost.ledger} />
  )
  const ofLog = (name: string, read: (system: System) => Reading) => (
    <Tile name={name} reading={system && read(system)} isLost={lost.log} />
  )
  return (
    <dl className={styles.tiles}>
      {ofLedger('Received', ({ received }) => ({
        ...{ value: <Count n={received} />, note: 'in this time range' },
      }))}
      {ofLedger('Stored', ({ stored }) => ({
        ...{ value: <Count n={stored} />, note: 'in the database' },
      }))}
      {ofLedger('Dropped', ({ dropped, received }) => ({
        value: <Count n={dropped} />,
        note: `${formatPercent(dropped, received)} of what came`,
      }))}
      {ofLedger('Left out by pages', ({ clientDropped }) => ({
        ...{ value: <Count n={clientDropped} />, note: 'never sent' },
      }))}
      {ofLog('In the log', ({ log }) => ({
        value: <Count n={log.pendingRecords} />,
        // Bytes of records that are stored stay for a moment after them.
        note:
          log.pendingRecords === 0
            ? 'nothing waits'
            : `${log.pendingRecords === 1 ? 'record' : 'records'} to store, ${formatBytes(log.pendingBytes)}`,
        more: [
          `${formatBytes(log.bytes)} of ${formatBytes(log.maxBytes)} used`,
          ...(log.freeBytes === null ? [] : [`${formatBytes(log.freeBytes)} free on its disk`]),
        ],
      }))}
      {ofLog('Insert lag', ({ insertLagMs }) => ({
        value: formatDuration(insertLagMs),
        note: insertLagMs === 0 ? 'nothing waits' : 'age of the oldest that waits',
      }))}
    </dl>
  )
}

interface Reading {
  value: ReactNode
  note: string
  more?: string[]
}

interface TileProps {
  name: string
  reading: Reading | undefined
  isLost: boolean
}

function Tile({ name, reading, isLost }: TileProps) {
  return (
    <div className={styles.tile}>
      <dt className={styles.name}>{name}</dt>
      {reading === undefined ? (
        <dd className={styles.value}>{isLost ? '—' : <Skeleton width={72} height={24} />}</dd>
      ) : (
        <>
          <dd className={styles.value}>{reading.value}</dd>
          {[reading.note, ...(reading.more ?? [])].map((note) => (
            <dd key={note} className={styles.note}>
              {note}
            </dd>
          ))}
        </>
      )}
    </div>
  )
}

function Count({ n }: { n: number }) {
  return <span title={formatExact(n)}>{n < 100_000 ? formatExact(n) : formatCount(n)}</span>
}
