import type { PageDetail } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { CrashFree } from '../../../components/CrashFree.tsx'
import { IssuesOfPage } from '../../../components/IssuesOfPage.tsx'
import { Stat, Stats } from '../../../components/Stats.tsx'
import { useProject } from '../../../components/use-project.ts'
import { formatCount, formatPercent } from '../../../format/numbers.ts'
import { NO_LOOK } from '../../../search/look-search.ts'
import { changeWords } from '../change-words.ts'
import { viewsText } from '../views-text.ts'

/** Every number leads to its rows. */
export function PageStatsStrip({ detail }: { detail: PageDetail }) {
  const { slug } = useProject()
  const { page, ref, views, errors, sessions, users, previous } = detail
  const params = { project: slug }
  return (
    <Stats>
      <Stat name="Views" note={changeWords(views, previous.views)}>
        {viewsText(detail)}
      </Stat>
      <Stat name="Sessions" note={changeWords(sessions, previous.sessions)}>
        <Link
          to="/p/$project/sessions"
          params={params}
          search={(old) => ({ ...old, ...NO_LOOK, page: ref })}
        >
          {formatCount(sessions)}
        </Link>
      </Stat>
      {users > 0 && <Stat name="Users">{formatCount(users)}</Stat>}
      <Stat name="Crash-free sessions">
        <Link
          to="/p/$project/sessions"
          params={params}
          search={(old) => ({ ...old, ...NO_LOOK, page: ref, having: 'crash' })}
        >
          <CrashFree share={detail.crashFreeSessions} of="sessions" />
        </Link>
      </Stat>
      <Stat name="Errors" note={changeWords(errors, previous.errors)}>
        <IssuesOfPage page={page}>{formatCount(errors)}</IssuesOfPage>
      </Stat>
      <Stat
        name="Failed requests"
        note={
          detail.requests > 0 &&
          `${formatPercent(detail.failedRequests, detail.requests)} of ${formatCount(detail.requests)}`
        }
      >
        <Link
          to="/p/$project/requests"
          params={params}
          search={(old) => ({ ...old, ...NO_LOOK, page: ref })}
        >
          {formatCount(detail.failedRequests)}
        </Link>
      </Stat>
    </Stats>
  )
}
