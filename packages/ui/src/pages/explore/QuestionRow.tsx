import { DATASET_KEYS, datasetOf } from '@seismo/ingest/explore'
import { useNavigate } from '@tanstack/react-router'
import {
  asDataset,
  EXPLORE_LIMITS,
  EXPLORE_ORDERS,
  EXPLORE_STEPS,
  type ExploreFilter,
  type ExploreSearch,
} from '../../search/explore-search.ts'
import { GroupPicks } from './GroupPicks.tsx'
import { MeasurePick } from './MeasurePick.tsx'
import { Pick } from './Pick.tsx'
import styles from './ExplorePage.module.css'

const datasets = DATASET_KEYS.map((value) => ({ value, label: datasetOf(value).label }))
const orders = EXPLORE_ORDERS.map((value) => ({ value, label: value }))
const limits = EXPLORE_LIMITS.map((value) => ({ value, label: value }))
const steps = EXPLORE_STEPS.map((value) => ({ value, label: value }))

/** The question but for its conditions. */
export function QuestionRow({ filter }: { filter: ExploreFilter }) {
  const navigate = useNavigate()
  const { dataset, look, first, limit, step } = filter
  const set = (next: ExploreSearch) =>
    void navigate({ to: '.', search: (old) => ({ ...old, ...next }) })
  const isGrouped = look === 'table' || look === 'line' || look === 'bars'
  const isOverTime = look === 'line' || look === 'bars' || look === 'heat'
  return (
    <div className={styles.question} role="group" aria-label="Question">
      <Pick
        label="Of"
        value={dataset}
        options={datasets}
        onChange={(next) => set(asDataset(filter, next))}
      />
      {look !== 'samples' && <MeasurePick filter={filter} onChange={set} />}
      {isGrouped && <GroupPicks filter={filter} onChange={set} />}
      {isGrouped && filter.group.length > 0 && (
        <>
          <Pick
            label="First"
            value={first}
            options={orders}
            onChange={(next) => set({ first: next })}
          />
          <Pick
            label="At most"
            value={limits.find(({ value }) => value === limit)?.value ?? '10'}
            options={limits}
            onChange={(next) => set({ limit: next })}
          />
        </>
      )}
      {isOverTime && (
        <Pick
          label="Step"
          value={steps.find(({ value }) => value === step)?.value ?? 'auto'}
          options={steps}
          onChange={(next) => set({ step: next })}
        />
      )}
      {look === 'samples' && <OrderPick filter={filter} onChange={set} />}
    </div>
  )
}

interface OrderPickProps {
  filter: ExploreFilter
  onChange: (next: ExploreSearch) => void
}

function OrderPick({ filter: { dataset, rows }, onChange }: OrderPickProps) {
  const numbers = datasetOf(dataset).fields.filter(({ unit }) => unit !== undefined)
  const options = [
    { value: 'newest', label: 'newest' },
    ...numbers.flatMap(({ key }) => [
      { value: key, label: `highest ${key}` },
      { value: `-${key}`, label: `lowest ${key}` },
    ]),
  ]
  return (
    <Pick
      label="First"
      value={rows}
      options={options}
      onChange={(next) => onChange({ rows: next })}
    />
  )
}
