import { defaultRangeExtractor, useWindowVirtualizer, windowScroll } from '@tanstack/react-virtual'
import { useCallback, useDeferredValue, useLayoutEffect, useRef, useState } from 'react'
import { useMedia } from '../../../hooks/use-media.ts'

interface VirtualRows {
  items: readonly VirtualRow[]
  /** Height of all rows, in pixels. */
  totalPx: number
  /** For rows whose height is that of their words. */
  measure: ((row: HTMLElement | null) => void) | undefined
}

interface VirtualRow {
  index: number
  /** Pixels from the top of the first row. */
  start: number
  end: number
}

/** About what stands above the rows: which are shown may be off by a few, of which some are ahead. */
const ABOVE_PX = 200
/** Rows made ready above and below the screen, once those on it are painted. */
const AHEAD = 12
/** As the style sheet has it: below, rows are as high as their words. */
const STACKED = '(max-width: 899.98px)'
const STACKED_PX = 96
const ROW_PX = { tall: 52, compact: 36 } as const

interface VirtualRowsOptions {
  rows: readonly { id: string }[]
  /** Rows that are expected after them. */
  ghosts: number
  density: keyof typeof ROW_PX
  /** The row that has the focus: it would lose it by being taken away. */
  kept: string | undefined
}

/** The rows on the screen and around it; all of them on paper. */
export function useVirtualRows(options: VirtualRowsOptions): VirtualRows {
  const { rows, ghosts, density, kept } = options
  const isStacked = useMedia(STACKED)
  const isPrinting = useMedia('print')
  const rowPx = isStacked ? STACKED_PX : ROW_PX[density]
  const keptAt = kept === undefined ? -1 : rows.findIndex(({ id }) => id === kept)
  const virtual = useWindowVirtualizer({
    count: rows.length + ghosts,
    estimateSize: () => rowPx,
    getItemKey: useCallback((index: number) => rows[index]?.id ?? index, [rows]),
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      if (keptAt === -1 || shown.includes(keptAt)) return shown
      return [...shown, keptAt].toSorted((a, b) => a - b)
    },
    scrollMargin: ABOVE_PX,
    overscan: useDeferredValue(AHEAD, 0),
    // Without it there are no rows before the list is laid out once without them.
    // Whatever is scrolled to is told by an event; to read it now would lay out what is about to change.
    initialOffset: 0,
    initialRect: { width: innerWidth, height: innerHeight },
    scrollToFn: useState(scrollFromSecondOn)[0],
  })
  const measuredPx = useRef(rowPx)
  useLayoutEffect(() => {
    if (measuredPx.current === rowPx) return
    measuredPx.current = rowPx
    virtual.measure()
  }, [virtual, rowPx])

  if (isPrinting) return { items: allOf(rows), totalPx: 0, measure: undefined }
  return {
    items: virtual.getVirtualItems().map(({ index, start, end }) => ({
      ...{ index, start: start - ABOVE_PX, end: end - ABOVE_PX },
    })),
    totalPx: virtual.getTotalSize(),
    measure: isStacked ? virtual.measureElement : undefined,
  }
}

function allOf(rows: readonly unknown[]): VirtualRow[] {
  return rows.map((_, index) => ({ index, start: 0, end: 0 }))
}

/** To begin with the list is told to scroll to where it is, and would be laid out for that. */
function scrollFromSecondOn(): typeof windowScroll<Window> {
  let isFirst = true
  return (...args) => {
    if (!isFirst) windowScroll(...args)
    isFirst = false
  }
}
