import 'uplot/dist/uPlot.min.css'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import uPlot from 'uplot'
import { formatCount } from '../format/numbers.ts'
import { formatMinute } from '../format/time.ts'
import { useColorScheme } from '../hooks/use-theme.ts'
import { timeChartOptions, type Thresholds } from './time-chart-options.ts'
import styles from './TimeChart.module.css'

export interface Point {
  at: number
  /** Null where nothing was measured: a gap, not a zero. */
  value: number | null
  n: number
}

interface TimeChartProps {
  points: readonly Point[]
  thresholds: Thresholds
  format: (value: number) => string
  height: number
  onZoom: (window: { from: string; to: string }) => void
}

interface Cursor {
  index: number
  left: number
}

export function TimeChart({ points, thresholds, format, height, onZoom }: TimeChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const scheme = useColorScheme()
  const [cursor, setCursor] = useState<Cursor>()
  const zoom = useEffectEvent(onZoom)
  const shown = useEffectEvent(format)

  useEffect(() => {
    const target = box.current
    if (target === null) return
    const chart = new uPlot(
      timeChartOptions({
        width: target.clientWidth,
        height,
        thresholds,
        format: (value) => shown(value),
        onCursor: setCursor,
        onZoom: (window) => zoom(window),
      }),
      [points.map((one) => one.at / 1_000), points.map((one) => one.value)],
      target,
    )
    const observer = new ResizeObserver(() => chart.setSize({ width: target.clientWidth, height }))
    observer.observe(target)
    return () => {
      observer.disconnect()
      chart.destroy()
    }
    // `scheme` is read by the canvas, which cannot follow a custom property by itself.
  }, [points, thresholds, height, scheme])

  const under = cursor === undefined ? undefined : points[cursor.index]
  return (
    <div ref={box} className={styles.chart} aria-hidden="true">
      {under !== undefined && under.value !== null && cursor !== undefined && (
        <span
          className={styles.tip}
          data-side={cursor.index > points.length / 2 ? 'left' : 'right'}
          style={{ left: cursor.left }}
        >
          <strong>{format(under.value)}</strong> {formatMinute(under.at)} · n=
          {formatCount(under.n)}
        </span>
      )}
    </div>
  )
}
