import { EntityWords } from './EntityWords.tsx'
import type { OverviewModel } from './model.ts'
import { useHover } from './use-hover.ts'
import styles from './HoverTip.module.css'

/** One for both pictures, beside the pointer on the side that has more room. */
export function HoverTip({ model }: { model: OverviewModel }) {
  const { hover } = useHover()
  if (hover?.at === undefined) return null
  const { x, y } = hover.at
  return (
    <div
      className={styles.tip}
      data-side={x > innerWidth / 2 ? 'left' : 'right'}
      style={{ left: x, top: y }}
      aria-hidden="true"
    >
      <EntityWords model={model} cell={hover} />
    </div>
  )
}
