import type { IssueSummary } from '@seismo/ingest/api'
import { Fragment, useEffect, useImperativeHandle, useState, type Ref } from 'react'
import { flushSync } from 'react-dom'
import type { Column, Display } from '../use-display.ts'
import { IssueRow } from './IssueRow.tsx'
import { SkeletonRow } from './SkeletonRow.tsx'
import { useVirtualRows } from './use-virtual-rows.ts'
import styles from './IssueTable.module.css'

export interface RowsHandle {
  /** Puts a row on the page at once, wherever on the list it is. */
  bring: (id: string) => void
}

export interface IssueRowsProps {
  rows: readonly IssueSummary[]
  columns: readonly Column[]
  density: Display['density']
  /** Undefined for those who may not change an issue. */
  isSelected: ((id: string) => boolean) | undefined
  hasMore: boolean
  /** More of them are wanted; undefined where there are none, or they are on their way. */
  onNearEnd: (() => void) | undefined
  ref: Ref<RowsHandle>
}

/** The reader gets there in a second or two. */
const NEAR_END = 20
/** Shown as on their way: whoever is faster than the service sees that there are more. */
const GHOSTS = 20

/** Only those on the screen and around it are on the page, however long the list is. */
export function IssueRows(props: IssueRowsProps) {
  const { rows, columns, density, isSelected, hasMore, onNearEnd, ref } = props
  const [kept, keep] = useState<string>()
  const ghosts = hasMore ? GHOSTS : 0
  const { items, totalPx, measure } = useVirtualRows({ rows, ghosts, density, kept })
  useImperativeHandle(ref, () => ({ bring: (id) => flushSync(() => keep(id)) }), [])
  useGrowth((items.at(-1)?.index ?? -1) >= rows.length - NEAR_END, onNearEnd)
  const ends = [0, ...items.map(({ end }) => end)]

  return (
    <>
      {items.map(({ index, start }, place) => {
        const issue = rows[index]
        return (
          <Fragment key={issue?.id ?? index}>
            <Gap px={start - (ends[place] ?? 0)} />
            {issue === undefined ? (
              <SkeletonRow columns={columns} hasCheck={isSelected !== undefined} />
            ) : (
              <IssueRow
                {...{ issue, index, columns, measure }}
                isSelected={isSelected?.(issue.id)}
                onFocus={keep}
              />
            )}
          </Fragment>
        )
      })}
      <Gap px={totalPx - (ends.at(-1) ?? 0)} />
    </>
  )
}

function useGrowth(isNearEnd: boolean, grow: (() => void) | undefined): void {
  useEffect(() => {
    if (isNearEnd) grow?.()
  }, [isNearEnd, grow])
}

/** In the place of rows that are not on the page. */
function Gap({ px }: { px: number }) {
  if (px <= 0) return null
  return (
    <tr className={styles.gap} aria-hidden="true">
      <td style={{ height: px }} />
    </tr>
  )
}
