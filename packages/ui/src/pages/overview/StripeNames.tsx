import { rowsInSight, type StripesLayout } from '../../components/heat/stripes-layout.ts'
import { nameOf, type OverviewModel } from './model.ts'
import styles from './HeatStripes.module.css'

interface StripeNamesProps {
  model: OverviewModel
  order: Uint32Array
  layout: StripesLayout
  scrollTop: number
}

/** Of the rows in sight. The picture's cursor says them to who does not see them. */
export function StripeNames({ model, order, layout, scrollTop }: StripeNamesProps) {
  const { first, end } = rowsInSight(layout, scrollTop)
  return (
    <div className={styles.names} aria-hidden="true">
      {Array.from(order.subarray(first, end), (entity, index) => (
        <bdi
          key={entity}
          className={styles.name}
          title={nameOf(model, entity)}
          style={{ top: (first + index) * layout.rowHeight }}
        >
          {nameOf(model, entity)}
        </bdi>
      ))}
    </div>
  )
}
