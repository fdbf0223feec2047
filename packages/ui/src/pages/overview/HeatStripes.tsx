import type { Deploy } from '@seismo/ingest/api'
import { useCallback, useMemo, useRef, useState } from 'react'
import { BoxMark } from '../../components/correlation/BoxMark.tsx'
import { useLooks } from '../../components/correlation/use-looks.ts'
import { DeployMarks } from '../../components/DeployMarks.tsx'
import { paintStripes } from '../../components/heat/paint-stripes.ts'
import { PixelCanvas, type Paint } from '../../components/heat/PixelCanvas.tsx'
import { NAMED_ROW, stripesLayout } from '../../components/heat/stripes-layout.ts'
import { TimeAxis } from '../../components/TimeAxis.tsx'
import { useWidth } from '../../hooks/use-width.ts'
import type { OverviewModel } from './model.ts'
import { StripeNames } from './StripeNames.tsx'
import { StripesCursor } from './StripesCursor.tsx'
import styles from './HeatStripes.module.css'

const NAMED_HEIGHT = 400
/** Without names they are to be seen together. */
const ALL_HEIGHT = 560

interface HeatStripesProps {
  model: OverviewModel
  label: string
  /** Of the worst, so many. */
  most: number
  isNamed: boolean
  deploys: readonly Deploy[]
  onOpen: (entity: number) => void
}

/** One row an entity, over time, worst first. */
export function HeatStripes(props: HeatStripesProps) {
  const { model, label, most, isNamed, deploys, onOpen } = props
  const { data, cellLevels } = model
  const [box, width] = useWidth<HTMLDivElement>()
  const scroller = useRef<HTMLDivElement>(null)
  const [scrollTop, setScrollTop] = useState(0)
  const { box: picked } = useLooks()
  const order = useMemo(() => model.order.subarray(0, most), [model, most])
  const layout = useMemo(
    () =>
      stripesLayout(
        { rows: order.length, columns: data.columns },
        isNamed ? NAMED_HEIGHT : ALL_HEIGHT,
        isNamed,
      ),
    [order, data, isNamed],
  )
  const paint = useCallback<Paint>(
    (pixels, { palette, ratio }) =>
      paintStripes(pixels, {
        ...{ layout, scrollTop, levels: cellLevels, order, ratio },
        ...{ colors: palette.pixels, background: palette.pixelOfBackground },
      }),
    [layout, scrollTop, cellLevels, order],
  )
  const hasNames = layout.rowHeight >= NAMED_ROW
  const ends = { from: data.from, to: data.from + data.columns * data.stepMs }

  return (
    <div className={styles.stripes} data-named={hasNames}>
      <div
        ref={scroller}
        className={styles.scroll}
        style={{ height: layout.height }}
        onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      >
        <div className={styles.inside} style={{ height: layout.rows * layout.rowHeight }}>
          {hasNames && <StripeNames {...{ model, order, layout, scrollTop }} />}
          <div ref={box} className={styles.plot}>
            <PixelCanvas
              name="heat-map:stripes"
              className={styles.canvas}
              width={width}
              height={layout.height}
              paint={paint}
            />
            <StripesCursor {...{ model, label, order, layout, width, scroller, onOpen }} />
          </div>
        </div>
      </div>
      <div className={styles.marks} style={{ width }} aria-hidden="true">
        <BoxMark box={picked} {...ends} />
        <DeployMarks deploys={deploys} {...ends} />
      </div>
      <div className={styles.axis} style={{ width }}>
        <TimeAxis from={data.from} count={data.columns} stepMs={data.stepMs} />
      </div>
    </div>
  )
}
