import 'uplot/dist/uPlot.min.css'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import uPlot from 'uplot'
import { formatCount } from '../format/numbers.ts'
import { formatMinute } from '../format/time.ts'
import { useColors } from '../hooks/use-theme.ts'
import type { Box } from '../search/box.ts'
import { DeploysBetween } from './DeploysBetween.tsx'
import { AROUND_PLOT, timeChartOptions, type Thresholds } from './time-chart-options.ts'
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
  /** The part that was picked. */
  box: Box | undefined
  /** What a drag picks; nothing after a double-click. */
  onPick: (box: Box | undefined) => void
}

interface Cursor {
  index: number
  left: number
}

export function TimeChart(props: TimeChartProps) {
  const { points, thresholds, format, height, box: picked, onPick } = props
  const box = useRef<HTMLDivElement>(null)
  const colors = useColors()
  const [cursor, setCursor] = useState<Cursor>()
  const { from, to } = picked ?? {}
  const pick = useEffectEvent(onPick)
  const [chart, setChart] = useState<uPlot>()
  const shown = useEffectEvent(format)

  useEffect(() => {
    const target = box.current
    if (target === null) return
    const made = new uPlot(
      timeChartOptions({
        width: target.clientWidth,
        height,
        thresholds,
        format: (value) => shown(value),
        onCursor: setCursor,
        onPick: (one) => pick(one),
      }),
      [points.map((one) => one.at / 1_000), points.map((one) => one.value)],
      target,
    )
    const observer = new ResizeObserver(() => made.setSize({ width: target.clientWidth, height }))
    setChart(made)
    observer.observe(target)
    return () => {
      observer.disconnect()
      made.destroy()
    }
    // `colors` are read by the canvas, which cannot follow a custom property by itself.
  }, [points, thresholds, height, colors])

  useEffect(() => {
    if (chart === undefined) return
    chart.setSelect(
      selectOf(chart, from === undefined || to === undefined ? undefined : { from, to }),
      false,
    )
  }, [chart, from, to])

  const under = cursor === undefined ? undefined : points[cursor.index]
  return (
    <div
      ref={box}
      className={styles.chart}
      aria-hidden="true"
      onDoubleClick={() => onPick(undefined)}
    >
      <div className={styles.marks} style={AROUND_PLOT}>
        <DeploysBetween from={points[0]?.at ?? 0} to={points.at(-1)?.at ?? 0} />
      </div>
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

function selectOf(chart: uPlot, box: Box | undefined): uPlot.Select {
  const { clientHeight: height, clientWidth } = chart.over
  if (box === undefined) return { left: 0, top: 0, width: 0, height }
  const x = (time: string) =>
    Math.min(clientWidth, Math.max(0, chart.valToPos(Date.parse(time) / 1_000, 'x')))
  return { left: x(box.from), top: 0, width: x(box.to) - x(box.from), height }
}
