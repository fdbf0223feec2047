import type { OverviewGroup } from '@seismo/ingest/api'
import { useNavigate } from '@tanstack/react-router'
import { ChartNoAxesColumn, Table2 } from 'lucide-react'
import {
  AGAINST,
  FILLS_OF,
  GROUPS_OF,
  NO_ENTITY,
  SHOWS,
  type OverviewFilter,
  type OverviewSearch,
} from '../../search/overview-search.ts'
import { EnvironmentPicker } from '../../components/EnvironmentPicker.tsx'
import { useProject } from '../../components/use-project.ts'
import { NO_LOOK } from '../../search/look-search.ts'
import { useNarrow } from '../../hooks/use-media.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceMenu } from './ChoiceMenu.tsx'
import { AGAINST_LABELS, MEASURES, SHOW_LABELS } from './measures.ts'
import styles from './OverviewToolbar.module.css'

const GROUP_LABELS: Record<OverviewGroup, string> = {
  ...{ path: 'path level 1', none: 'nothing', device: 'device', browser: 'browser' },
  release: 'release',
}

/** What says nothing of another measure. */
const OF_MEASURE = { ...NO_LOOK, scale: undefined }

export function OverviewToolbar({
  filter: { window, show, fill, group, against, environment },
  as,
  size,
}: Pick<OverviewSearch, 'as' | 'size'> & { filter: OverviewFilter }) {
  const navigate = useNavigate()
  const isNarrow = useNarrow()
  const { hasCountries } = useProject()
  const Icon = as === 'table' ? ChartNoAxesColumn : Table2

  // Where nobody tells countries, all are the one that is not known.
  const shows = SHOWS.filter((value) => value !== 'countries' || hasCountries || show === value)

  function change(next: OverviewSearch) {
    void navigate({ to: '.', search: (old) => ({ ...old, ...NO_ENTITY, ...next }) })
  }

  return (
    <div className={styles.bar}>
      <h1>Overview</h1>
      <ChoiceMenu
        label="Show"
        value={show}
        options={shows.map((value) => ({ value, label: SHOW_LABELS[value] }))}
        onChange={(next) =>
          change({ ...OF_MEASURE, show: next, fill: undefined, group: undefined })
        }
      />
      <ChoiceMenu
        label="Group by"
        value={group}
        options={GROUPS_OF[show].map((value) => ({ value, label: GROUP_LABELS[value] }))}
        onChange={(next) => change({ group: next })}
      />
      <ChoiceMenu
        label="Fill by"
        value={fill}
        options={FILLS_OF[show].map((value) => ({ value, label: MEASURES[value].label }))}
        onChange={(next) => change({ ...OF_MEASURE, fill: next })}
      />
      {/* Of squares, which neither a phone nor a table has. */}
      {!isNarrow && as !== 'table' && (
        <ChoiceMenu
          label="Size by"
          value={size ?? 'counted'}
          options={[
            { value: 'counted', label: MEASURES[fill].unit },
            { value: 'same', label: 'nothing' },
          ]}
          onChange={(next) => change({ size: next === 'same' ? next : undefined })}
        />
      )}
      <ChoiceMenu
        label="Compare with"
        value={against}
        options={AGAINST.map((value) => ({ value, label: AGAINST_LABELS[value] }))}
        onChange={(next) => change({ against: next })}
      />
      {/* Processors are of servers, which say nothing of where they are used. */}
      {fill !== 'cpu' && <EnvironmentPicker {...{ environment, window }} />}
      <Button
        size="small"
        className={styles.table}
        aria-pressed={as === 'table'}
        onClick={() => change({ as: as === 'table' ? undefined : 'table' })}
      >
        <Icon size={14} aria-hidden="true" /> {as === 'table' ? 'Pictures' : 'Table'}
      </Button>
    </div>
  )
}
