import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { deploysQuery } from '../../api/releases.ts'
import { useLooks } from '../../components/correlation/use-looks.ts'
import { useProject } from '../../components/use-project.ts'
import { formatExact } from '../../format/numbers.ts'
import { useNarrow } from '../../hooks/use-media.ts'
import type { OverviewFilter } from '../../search/overview-search.ts'
import { Button } from '../../ui/Button.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { HeatGrid } from './HeatGrid.tsx'
import { HeatStripes } from './HeatStripes.tsx'
import { HoverProvider } from './HoverProvider.tsx'
import { HoverTip } from './HoverTip.tsx'
import { MEASURES, SHOW_LABELS } from './measures.ts'
import type { OverviewModel } from './model.ts'
import styles from './Pictures.module.css'

const route = getRouteApi('/authed/p/$project/overview')

/** On a phone the worst are all that can be read. */
const MOST_NARROW = 50

interface PicturesProps {
  model: OverviewModel
  filter: OverviewFilter
  onOpen: (entity: number) => void
}

/** All of them at once, and the same over time; what is pointed at in one is shown in the other. */
export function Pictures({ model, filter, onOpen }: PicturesProps) {
  const isNarrow = useNarrow()
  const isSized = route.useSearch().size !== 'same'
  const measure = MEASURES[filter.fill]
  const what = `${SHOW_LABELS[filter.show]} by ${measure.label}`
  return (
    <HoverProvider model={model}>
      {!isNarrow && (
        <Panel
          title={what}
          note={`${isSized ? `The larger, the more ${measure.unit}. ` : ''}Point at one, click to open it`}
        >
          <HeatGrid {...{ model, isSized, onOpen }} label={`${what}, all of them`} />
        </Panel>
      )}
      <Stripes {...{ model, filter, onOpen, isNarrow, what }} />
      <HoverTip model={model} />
    </HoverProvider>
  )
}

interface StripesProps extends PicturesProps {
  isNarrow: boolean
  what: string
}

function Stripes({ model, filter, onOpen, isNarrow, what }: StripesProps) {
  const { slug } = useProject()
  const { rows } = route.useSearch()
  const { toggle } = useLooks()
  const { data: deploys } = useQuery(deploysQuery(slug, filter.window))
  const count = model.order.length
  return (
    <Panel
      title="Over time"
      note={
        isNarrow
          ? `The worst ${String(Math.min(MOST_NARROW, count))} of ${formatExact(count)}`
          : 'Worst first. Drag to compare a part of the time'
      }
      actions={
        <div className={styles.actions}>
          {!isNarrow && <RowsChoice rows={rows} />}
          <Button size="small" onClick={() => toggle('compare')}>
            Compare
          </Button>
        </div>
      }
    >
      <HeatStripes
        model={model}
        label={`${what}, over time`}
        most={isNarrow ? MOST_NARROW : count}
        isNamed={isNarrow || rows !== 'all'}
        deploys={deploys?.items ?? []}
        onOpen={onOpen}
      />
    </Panel>
  )
}

const rowChoices = [
  { value: 'named', label: 'Names' },
  { value: 'all', label: 'All at once' },
] as const

function RowsChoice({ rows }: { rows: 'all' | undefined }) {
  const navigate = useNavigate()
  return (
    <Segmented
      label="Rows"
      options={rowChoices}
      value={rows === 'all' ? rows : 'named'}
      onChange={(next: 'named' | 'all') =>
        void navigate({
          to: '.',
          search: (old) => ({ ...old, rows: next === 'all' ? next : undefined }),
          resetScroll: false,
        })
      }
    />
  )
}
