import { useState, type MouseEvent, type RefObject } from 'react'
import { useLooks } from '../../components/correlation/use-looks.ts'
import { pickedWindow } from '../../components/bucket-at.ts'
import {
  stripeAt,
  type StripeCell,
  type StripesLayout,
} from '../../components/heat/stripes-layout.ts'
import { CursorButton, type Step } from './CursorButton.tsx'
import type { OverviewModel } from './model.ts'
import { useHover } from './use-hover.ts'
import styles from './HeatStripes.module.css'

interface StripesCursorProps {
  model: OverviewModel
  label: string
  order: Uint32Array
  layout: StripesLayout
  width: number
  scroller: RefObject<HTMLDivElement | null>
  onOpen: (entity: number) => void
}

/** The cross-hair, the part that is dragged over, and the keyboard's way over the cells. */
export function StripesCursor(props: StripesCursorProps) {
  const { model, label, order, layout, width, scroller, onOpen } = props
  const { hover, setHover } = useHover()
  const [cursor, setCursor] = useState<StripeCell>()
  const [start, setStart] = useState<number>()
  const pick = usePick(model)
  const dragged = start === undefined || hover?.column === undefined ? undefined : hover.column

  const toCell = ({ row, column }: StripeCell) => ({ entity: order[row] ?? 0, column })

  function step(to: Step, isPicking: boolean) {
    setStart(isPicking ? (start ?? cursor?.column ?? 0) : undefined)
    const next = cursor === undefined ? { row: 0, column: 0 } : stepTo(layout, cursor, to)
    setCursor(next)
    setHover({ ...toCell(next), at: undefined })
    keepInSight(scroller.current, layout, next.row)
  }

  function columnUnder({ currentTarget, clientX }: MouseEvent): number | undefined {
    const { left } = currentTarget.getBoundingClientRect()
    return stripeAt(layout, { x: clientX - left, y: 0, width })?.column
  }

  function onDragEnd(event: MouseEvent): boolean {
    const column = event.detail === 0 ? cursor?.column : columnUnder(event)
    setStart(undefined)
    if (start === undefined || column === undefined || start === column) return false
    pick([start, column])
    return true
  }

  return (
    <>
      {dragged !== undefined && start !== undefined && (
        <Span className={styles.dragged} layout={layout} from={start} to={dragged} />
      )}
      {hover !== undefined && (
        <CrossHair layout={layout} row={order.indexOf(hover.entity)} column={hover.column} />
      )}
      <CursorButton
        model={model}
        label={label}
        hint="With Shift they pick a part of the time, and Enter compares it with the rest."
        cursor={cursor && toCell(cursor)}
        onStep={step}
        onOpen={onOpen}
        onDragStart={(event) => {
          // A finger that drags scrolls the page.
          if (event.pointerType === 'mouse' && event.button === 0) setStart(columnUnder(event))
        }}
        onDragCancel={() => setStart(undefined)}
        onDragEnd={onDragEnd}
        cellAt={(x, y) => {
          const cell = stripeAt(layout, { x, y, width })
          return cell && toCell(cell)
        }}
      />
    </>
  )
}

/** A part of the time, to be compared with the rest. */
function usePick({ data }: OverviewModel) {
  const { setBox } = useLooks()
  return (columns: readonly [number, number]) => {
    const series = Array.from({ length: data.columns }, (_, column) => ({
      at: data.from + column * data.stepMs,
    }))
    setBox(pickedWindow(series, data.stepMs, columns))
  }
}

interface CrossHairProps {
  layout: StripesLayout
  /** Less than 0 where the row is not among those that are shown. */
  row: number
  column: number | undefined
}

function CrossHair({ layout, row, column }: CrossHairProps) {
  return (
    <>
      {column !== undefined && (
        <Span className={styles.column} layout={layout} from={column} to={column} />
      )}
      {row >= 0 && (
        <span
          className={styles.row}
          style={{ top: row * layout.rowHeight, height: Math.max(2, layout.rowHeight) }}
        />
      )}
    </>
  )
}

interface SpanProps {
  className: string | undefined
  layout: StripesLayout
  from: number
  to: number
}

function Span({ className, layout: { columns }, from, to }: SpanProps) {
  const left = Math.min(from, to) / columns
  const right = (Math.max(from, to) + 1) / columns
  return (
    <span
      className={className}
      style={{ left: `${String(left * 100)}%`, width: `${String((right - left) * 100)}%` }}
    />
  )
}

function stepTo({ rows, columns }: StripesLayout, { row, column }: StripeCell, step: Step) {
  const within = (value: number, count: number) => Math.min(count - 1, Math.max(0, value))
  const by = { left: -1, right: 1, up: 0, down: 0, first: -columns, last: columns }[step]
  const down = { left: 0, right: 0, up: -1, down: 1, first: 0, last: 0 }[step]
  return { row: within(row + down, rows), column: within(column + by, columns) }
}

function keepInSight(
  scroller: HTMLDivElement | null,
  { rowHeight, height }: StripesLayout,
  row: number,
): void {
  if (scroller === null) return
  const top = row * rowHeight
  if (top < scroller.scrollTop) scroller.scrollTop = top
  if (top + rowHeight > scroller.scrollTop + height) scroller.scrollTop = top + rowHeight - height
}
