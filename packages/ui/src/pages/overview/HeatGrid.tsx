import { useCallback, useMemo, useState } from 'react'
import {
  cornerOf,
  gridLayout,
  HEAD,
  placeAt,
  type GridLayout,
} from '../../components/heat/grid-layout.ts'
import { paintGrid } from '../../components/heat/paint-grid.ts'
import { PixelCanvas, type Paint } from '../../components/heat/PixelCanvas.tsx'
import { sizeSteps } from '../../components/heat/size-steps.ts'
import { drawSprites } from '../../components/heat/sprites.ts'
import { formatExact } from '../../format/numbers.ts'
import { useWidth } from '../../hooks/use-width.ts'
import { CursorButton, type Step } from './CursorButton.tsx'
import type { OverviewModel } from './model.ts'
import { useHover } from './use-hover.ts'
import styles from './HeatGrid.module.css'

const TARGET_HEIGHT = 320

interface HeatGridProps {
  model: OverviewModel
  label: string
  /** By how much was counted, or all alike. */
  isSized: boolean
  onOpen: (entity: number) => void
}

/** One square an entity. */
export function HeatGrid({ model, label, isSized, onOpen }: HeatGridProps) {
  const [box, width] = useWidth<HTMLDivElement>()
  const layout = useMemo(() => {
    const { groups } = model.data
    const groupOf = (entity: number) => groups[entity] ?? ''
    return gridLayout({ order: model.order, groupOf, width, targetHeight: TARGET_HEIGHT })
  }, [model, width])
  const sizes = useMemo(() => (isSized ? sizeSteps(model.data.n) : undefined), [model, isSized])
  const paint = useCallback<Paint>(
    (pixels, { palette, ratio }) => {
      pixels.data.fill(palette.pixelOfBackground)
      const sprites = drawSprites(palette, Math.round(layout.cell * ratio))
      paintGrid(pixels, { layout, levels: model.levels, sizes, sprites, ratio })
    },
    [layout, model, sizes],
  )

  return (
    <div ref={box} className={styles.grid} style={{ height: layout.height }}>
      {width > 0 && (
        <>
          <PixelCanvas name="heat-map:grid" width={width} height={layout.height} paint={paint} />
          <GroupNames layout={layout} />
          <GridCursor {...{ model, label, layout, onOpen }} />
        </>
      )}
    </div>
  )
}

function GroupNames({ layout: { blocks } }: { layout: GridLayout }) {
  if (blocks.length === 1 && blocks[0]?.group === '') return null
  return blocks.map(({ group, x, y, width, count }) => (
    <span
      key={group}
      className={styles.group}
      style={{ left: x, top: y - HEAD, width }}
      title={`${group}: ${formatExact(count)}`}
    >
      <bdi>{group === '' ? '(unknown)' : group}</bdi> <span>{formatExact(count)}</span>
    </span>
  ))
}

interface GridCursorProps extends Omit<HeatGridProps, 'isSized'> {
  layout: GridLayout
}

function GridCursor({ model, label, layout, onOpen }: GridCursorProps) {
  const { hover, setHover } = useHover()
  const [place, setPlace] = useState<number>()
  const entity = place === undefined ? undefined : layout.order[place]
  const pointed = hover?.entity ?? entity
  const shown = pointed === undefined ? -1 : layout.order.indexOf(pointed)

  function step(to: Step) {
    const next = place === undefined ? 0 : stepTo(layout, place, to)
    const target = layout.order[next]
    setPlace(next)
    if (target !== undefined) setHover({ entity: target, at: undefined })
  }

  return (
    <>
      {shown >= 0 && <Outline layout={layout} place={shown} />}
      <CursorButton
        model={model}
        label={label}
        cursor={entity === undefined ? undefined : { entity }}
        onStep={step}
        onOpen={onOpen}
        cellAt={(x, y) => {
          const at = placeAt(layout, x, y)
          const found = at === undefined ? undefined : layout.order[at]
          return found === undefined ? undefined : { entity: found }
        }}
      />
    </>
  )
}

function Outline({ layout, place }: { layout: GridLayout; place: number }) {
  const { x, y } = cornerOf(layout, place)
  return (
    <span
      className={styles.outline}
      style={{ left: x, top: y, width: layout.cell, height: layout.cell }}
    />
  )
}

/** Up and down stay within a block, and pass on to its neighbours at its ends. */
function stepTo({ blocks, order }: GridLayout, place: number, step: Step): number {
  const columns = blocks.findLast(({ start }) => start <= place)?.columns ?? 1
  const by = { left: -1, right: 1, up: -columns, down: columns, first: -place, last: order.length }
  return Math.min(order.length - 1, Math.max(0, place + by[step]))
}
