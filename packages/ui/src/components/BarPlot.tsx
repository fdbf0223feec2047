import { useLocation, useNavigate, useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { pickedWindow } from './bucket-at.ts'
import { TimeAxis } from './TimeAxis.tsx'
import { useBrush } from './use-brush.ts'
import styles from './BarPlot.module.css'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** That a drag on a chart led here: the entry before has the time range that it was picked from. */
    isZoomed?: boolean
  }
}

interface BarPlotProps {
  buckets: readonly { at: number }[]
  stepMs: number
  height: number
  /** What the highest bar stands for. */
  peak: string
  /** Paths in a box 1,000 wide and `height` tall. */
  bars: ReactNode
  /** What the tip says of a bucket. */
  tipOf: (index: number) => ReactNode
  /** What a drag picks, instead of the time range of the page. */
  onPick?: (window: { from: string; to: string }) => void
  /** What a double-click takes back, with `onPick`; by itself, it takes back the drag before it. */
  onReset?: () => void
  /** Marks that lie over the bars. */
  children?: ReactNode
}

/** Bars over time: hover reads one, drag picks several. */
export function BarPlot(props: BarPlotProps) {
  const { buckets, stepMs, height, peak, bars, tipOf, onReset, children } = props
  const navigate = useNavigate()
  const { history } = useRouter()
  const isZoomed = useLocation({ select: ({ state }) => state.isZoomed === true })
  const { onPick = zoom } = props
  const { hovered, picked, handlers } = useBrush(buckets.length, (range) => {
    const window = pickedWindow(buckets, stepMs, range)
    if (window !== undefined) onPick(window)
  })

  function zoom(window: { from: string; to: string }) {
    void navigate({
      to: '.',
      search: (old) => ({ ...old, ...window }),
      state: { isZoomed: true },
    })
  }

  function back() {
    if (isZoomed) history.back()
  }

  const share = (index: number) => `${(index / buckets.length) * 100}%`

  return (
    <>
      <div className={styles.plot} style={{ height }} onDoubleClick={onReset ?? back} {...handlers}>
        <span className={styles.peak}>{peak}</span>
        <svg
          className={styles.bars}
          viewBox={`0 0 1000 ${height}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {bars}
        </svg>
        {children}
        {picked !== undefined && (
          <span
            className={styles.picked}
            style={{
              left: share(Math.min(...picked)),
              width: share(Math.abs(picked[1] - picked[0]) + 1),
            }}
          />
        )}
        {hovered !== undefined && hovered < buckets.length && (
          <>
            <span className={styles.cursor} style={{ left: share(hovered), width: share(1) }} />
            <span
              className={styles.tip}
              data-side={hovered > buckets.length / 2 ? 'left' : 'right'}
              style={{ left: share(hovered + 0.5) }}
            >
              {tipOf(hovered)}
            </span>
          </>
        )}
      </div>
      <TimeAxis from={buckets[0]?.at} count={buckets.length} stepMs={stepMs} />
    </>
  )
}
