import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { OverviewData } from '../../api/decode-overview.ts'
import { NO_ENTITY, pinnedScale, type OverviewFilter } from '../../search/overview-search.ts'
import { EntityDrawer } from './EntityDrawer.tsx'
import { EntityTable } from './EntityTable.tsx'
import { MEASURES } from './measures.ts'
import { addressOf, indexOf, toModel } from './model.ts'
import { OverviewColumns } from './OverviewColumns.tsx'
import { Pictures } from './Pictures.tsx'
import { StateCounts } from './StateCounts.tsx'
import { WorstNow } from './WorstNow.tsx'

const route = getRouteApi('/authed/p/$project/overview')

interface OverviewBodyProps {
  data: OverviewData
  filter: OverviewFilter
}

export function OverviewBody({ data, filter }: OverviewBodyProps) {
  const search = route.useSearch()
  const navigate = useNavigate()
  const { scale } = search
  const model = useMemo(
    () => toModel(data, MEASURES[filter.fill], pinnedScale({ scale })),
    [data, filter.fill, scale],
  )
  const opened = indexOf(model, search)

  function open(entity: number | undefined) {
    const next = entity === undefined ? NO_ENTITY : addressOf(model, entity)
    void navigate({
      to: '.',
      search: (old) => ({ ...old, ...next }),
      resetScroll: false,
    })
  }

  return (
    <>
      <StateCounts
        model={model}
        show={filter.show}
        isPinned={pinnedScale({ scale }) !== undefined}
      />
      <OverviewColumns filter={filter} worst={<WorstNow model={model} onOpen={open} />}>
        {search.as === 'table' ? (
          <EntityTable model={model} filter={filter} onOpen={open} />
        ) : (
          <Pictures model={model} filter={filter} onOpen={open} />
        )}
      </OverviewColumns>
      {opened !== undefined && (
        <EntityDrawer
          model={model}
          filter={filter}
          entity={opened}
          onClose={() => open(undefined)}
        />
      )}
    </>
  )
}
