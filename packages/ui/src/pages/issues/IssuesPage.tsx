import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useRef, useState } from 'react'
import { QueryError } from '../../components/QueryError.tsx'
import { SetupWizard } from '../../components/setup/SetupWizard.tsx'
import { useMayChange, useProject } from '../../components/use-project.ts'
import { issuesFilter } from '../../search/issues-search.ts'
import { BulkBar, type BulkMenu } from './bulk/BulkBar.tsx'
import { useCursor } from './bulk/use-cursor.ts'
import { useListKeys } from './bulk/use-list-keys.ts'
import { useSelection } from './bulk/use-selection.ts'
import { ValueMenuProvider } from '../../components/filter/ValueMenu.tsx'
import { IssuesToolbar } from './IssuesToolbar.tsx'
import { ListEnd } from './ListEnd.tsx'
import { NoIssues } from './NoIssues.tsx'
import type { RowsHandle } from './table/IssueRows.tsx'
import { IssueTable } from './table/IssueTable.tsx'
import { useIssueRows } from './table/use-issue-rows.ts'
import { useDisplay } from './use-display.ts'
import { WaitingPill } from './WaitingPill.tsx'
import styles from './IssuesPage.module.css'

const route = getRouteApi('/authed/p/$project/issues')

export function IssuesPage() {
  const { firstEventAt } = useProject()
  if (firstEventAt === null) return <SetupWizard />
  return <IssuesList />
}

function IssuesList() {
  const { slug, name } = useProject()
  const filter = issuesFilter(route.useSearch())
  const display = useDisplay()
  const { query, rows, waiting, showWaiting } = useIssueRows(slug, filter)
  const { fetchNextPage } = query
  const grow = useCallback(() => void fetchNextPage(), [fetchNextPage])
  // What failed is asked for again by hand, and what is under way is not interrupted.
  const mayGrow = query.hasNextPage && !query.isFetching && !query.isFetchNextPageError
  const table = useRef<RowsHandle>(null)
  const cursor = useCursor(rows, table)
  const ofRows = useSelection(rows)
  // Rows are selected to be changed, and for nothing else.
  const selection = useMayChange() ? ofRows : undefined
  const [menu, openMenu] = useState<BulkMenu>()
  const given = { filter, display, selection }
  useListKeys({ cursor, selection, showWaiting, openMenu, ...display })

  function onDone() {
    cursor.leave(ofRows.selected)
    ofRows.clear()
    openMenu(undefined)
  }

  return (
    <ValueMenuProvider>
      <div className={styles.page}>
        <title>{`Issues · ${name} · Seismo`}</title>
        <IssuesToolbar filter={filter} display={display} />
        <WaitingPill waiting={waiting} onShow={showWaiting} />
        {query.isError && rows.length === 0 && (
          <QueryError error={query.error} onRetry={() => void query.refetch()} />
        )}
        {query.isSuccess && !query.isPlaceholderData && rows.length === 0 && (
          <NoIssues
            filter={filter}
            meanwhile={
              <IssueTable
                {...{ ...given, rows: undefined, stale: false, hasMore: false, ref: table }}
                onNearEnd={undefined}
              />
            }
          />
        )}
        {(query.isPending || rows.length > 0) && (
          <>
            <IssueTable
              rows={query.isPending ? undefined : rows}
              {...given}
              stale={query.isPlaceholderData}
              hasMore={query.hasNextPage}
              onNearEnd={mayGrow ? grow : undefined}
              ref={table}
            />
            {/* Below what is not there yet it would be seen to leave. */}
            {!query.isPending && (
              <ListEnd
                shown={rows.length}
                hasMore={query.hasNextPage}
                isLoading={query.isFetchingNextPage}
                hasFailed={query.isFetchNextPageError}
                onMore={grow}
              />
            )}
          </>
        )}
        {selection && <BulkBar selection={selection} menu={menu} onDone={onDone} />}
      </div>
    </ValueMenuProvider>
  )
}
