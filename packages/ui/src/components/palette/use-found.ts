import { formatSearch, parseSearch, refOfName } from '@seismo/ingest/search'
import type { IssueSummary } from '@seismo/ingest/api'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Bug, FileText, Rocket } from 'lucide-react'
import { findIssuesQuery } from '../../api/find-issues.ts'
import { issueQuery } from '../../api/issue.ts'
import { releasesQuery } from '../../api/releases.ts'
import { tagValuesQuery } from '../../api/tag-values.ts'
import { useProject } from '../use-project.ts'
import type { Command } from './command.ts'

/** Fewer letters are in everything. */
const LEAST = 2
const MOST = 5
const MONTH = { from: '-30d' }

export interface Found {
  commands: Command[]
  isPending: boolean
  /** Something could not be asked: that nothing is here says nothing. */
  isPart: boolean
}

/** What the service knows under the words; empty until they rest. */
export function useFound(asked: string): Found {
  const { slug } = useProject()
  const text = asked.length < LEAST ? '' : asked
  const enabled = text !== ''
  // What cannot be read as a filter is left out, as in the list.
  const issues = useQuery(findIssuesQuery(slug, formatSearch(parseSearch(text).parts)))
  const named = useQuery({
    ...issueQuery(slug, text.toUpperCase(), MONTH),
    enabled: isShortId(text, slug),
  })
  const pages = useQuery({
    ...tagValuesQuery(slug, { key: 'page', contains: text, window: MONTH }),
    enabled,
  })
  const releases = useInfiniteQuery({
    ...releasesQuery(slug, {
      ...{ window: MONTH, name: text, environment: undefined, sort: 'last-seen' },
    }),
    enabled,
  })
  const to = useWays(slug)
  if (!enabled) return { commands: [], isPending: false, isPart: false }

  const byId = named.data === undefined ? [] : [named.data]
  const byText = (issues.data?.items ?? []).filter(({ id }) => id !== named.data?.id)
  return {
    commands: [
      ...[...byId, ...byText].slice(0, MOST).map(to.issue),
      ...(pages.data?.items ?? []).slice(0, MOST).flatMap(({ value }) => to.page(value)),
      ...(releases.data?.pages ?? [])
        .flatMap(({ items }) => items)
        .slice(0, MOST)
        .map(({ release }) => to.release(release)),
    ],
    isPending: issues.isFetching || pages.isFetching || releases.isFetching,
    isPart: issues.isError || pages.isError || releases.isError,
  }
}

/** `SHOP-1F4`, and not any word: the service says 404 of an issue that is not there. */
function isShortId(text: string, slug: string): boolean {
  const id = text.toUpperCase()
  const start = `${slug.toUpperCase()}-`
  return id.startsWith(start) && /^[0-9A-Z]{1,16}$/.test(id.slice(start.length))
}

function useWays(project: string) {
  const navigate = useNavigate()
  return {
    issue: ({ shortId, type, message }: Pick<IssueSummary, 'shortId' | 'type' | 'message'>) => ({
      ...{ id: `issue ${shortId}`, group: 'Issues' as const, note: shortId, Icon: Bug },
      text: `${type}: ${message}`,
      run: () =>
        void navigate({
          to: '/p/$project/issues/$issueId',
          params: { project, issueId: shortId },
        }),
    }),
    page: (page: string): Command[] => {
      const route = refOfName(page)
      // No address could hold its name.
      if (route === undefined) return []
      const run = () =>
        void navigate({ to: '/p/$project/pages/$route', params: { project, route } })
      return [{ id: `page ${page}`, group: 'Pages', text: page, Icon: FileText, run }]
    },
    release: (release: string) => ({
      ...{ id: `release ${release}`, group: 'Releases' as const, text: release, Icon: Rocket },
      run: () =>
        void navigate({ to: '/p/$project/releases/$release', params: { project, release } }),
    }),
  }
}
