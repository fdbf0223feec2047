/* eslint-disable @typescript-eslint/only-throw-error -- the router's redirects and not-founds are made to be thrown */
import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  notFound,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router'
import type { Session } from '@seismo/ingest/api'
import { ApiError } from './api/client.ts'
import { issueEventQuery, issueQuery } from './api/issue.ts'
import { issuesQuery } from './api/issues.ts'
import { pageQuery, pagesQuery } from './api/pages.ts'
import { readLink } from './api/links.ts'
import { overviewQuery } from './api/overview.ts'
import { releaseQuery, releasesQuery } from './api/releases.ts'
import { sessionQuery } from './api/session.ts'
import { visitQuery, visitsQuery } from './api/visits.ts'
import { viewsQuery } from './api/views.ts'
import { AppShell } from './components/AppShell.tsx'
import { SessionOutlet } from './components/SessionOutlet.tsx'
import { CrashPage } from './pages/not-found/CrashPage.tsx'
import { NotFoundPage } from './pages/not-found/NotFoundPage.tsx'
import { readAlertsSearch } from './search/alerts-search.ts'
import { dayAround, readEventTime } from './search/event-time.ts'
import { readExploreSearch } from './search/explore-search.ts'
import { readGroupingSearch } from './search/grouping-search.ts'
import { readIssueSearch } from './search/issue-search.ts'
import { issuesFilter, readIssuesSearch } from './search/issues-search.ts'
import { readLoginSearch } from './search/login-search.ts'
import { pagesFilter, readPagesSearch } from './search/pages-search.ts'
import { overviewFilter, readOverviewSearch } from './search/overview-search.ts'
import { noting } from './search/refused.ts'
import { readReleasesSearch, releasesFilter } from './search/releases-search.ts'
import { readRequestsSearch } from './search/requests-search.ts'
import { readSessionSearch } from './search/session-search.ts'
import { readSessionsSearch, sessionsFilter } from './search/sessions-search.ts'
import { readWindow, windowOf } from './search/time-window.ts'
import { readVitalsSearch } from './search/vitals-search.ts'

// Outside of the routes, whose types would otherwise be sought in those of the readers.
const windowSearch = noting(readWindow)
const pagesSearch = noting(readPagesSearch)
const sessionsSearch = noting(readSessionsSearch)
const sessionSearch = noting(readSessionSearch)
const overviewSearch = noting(readOverviewSearch)
const exploreSearch = noting(readExploreSearch)
const issuesSearch = noting(readIssuesSearch)
const issueSearch = noting(readIssueSearch)
const vitalsSearch = noting(readVitalsSearch)
const requestsSearch = noting(readRequestsSearch)
const releasesSearch = noting(readReleasesSearch)
const alertsSearch = noting(readAlertsSearch)

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  notFoundComponent: NotFoundPage,
  errorComponent: CrashPage,
})

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: readLoginSearch,
  component: lazyRouteComponent(() => import('./pages/login/LoginPage.tsx'), 'LoginPage'),
})

/** Everything but the login; who is not logged in is sent there and comes back. */
const authed = createRoute({
  getParentRoute: () => root,
  id: 'authed',
  async beforeLoad({ context, location }) {
    try {
      return {
        session: await context.queryClient.query({ ...sessionQuery(), staleTime: 'static' }),
      }
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error
      throw redirect({ to: '/login', search: { next: location.href }, replace: true })
    }
  },
  component: SessionOutlet,
})

const home = createRoute({
  getParentRoute: () => authed,
  path: '/',
  beforeLoad({ context }) {
    const { projects } = context.session
    const first = projects.find(({ archivedAt }) => archivedAt === null) ?? projects[0]
    if (first === undefined) throw notFound()
    throw redirect({ to: '/p/$project/overview', params: { project: first.slug }, replace: true })
  },
})

/** `/i/SHOP-1F4`: short enough for a chat message. The slug is the first half of the short id. */
const shortLink = createRoute({
  getParentRoute: () => authed,
  path: '/i/$issueId',
  beforeLoad({ context, params: { issueId } }) {
    throw redirect({
      to: '/p/$project/issues/$issueId',
      params: { project: projectOf(issueId, context.session), issueId },
      replace: true,
    })
  },
})

/** `/i/SHOP-1F4/e/<event>?at=<time>`: the time range of such a link is the day around its event. */
const shortEventLink = createRoute({
  getParentRoute: () => authed,
  path: '/i/$issueId/e/$event',
  validateSearch: readEventTime,
  beforeLoad({ context, params: { issueId, event }, search }) {
    const project = projectOf(issueId, context.session)
    throw redirect({
      to: '/p/$project/issues/$issueId/e/$event',
      params: { project, issueId, event },
      search: dayAround(search),
      replace: true,
    })
  },
})

/** `/l/<id>`: an address that was too long for a message. */
const keptLink = createRoute({
  getParentRoute: () => authed,
  path: '/l/$link',
  async beforeLoad({ params: { link } }) {
    try {
      throw redirect({ href: (await readLink(link)).path, replace: true })
    } catch (error) {
      if (error instanceof ApiError && [400, 404].includes(error.status)) throw notFound()
      throw error
    }
  },
})

const project = createRoute({
  getParentRoute: () => authed,
  path: '/p/$project',
  validateSearch: windowSearch,
  search: { middlewares: [retainSearchParams(['from', 'to'])] },
  beforeLoad({ context, params }) {
    if (!context.session.projects.some(({ slug }) => slug === params.project)) throw notFound()
  },
  component: AppShell,
})

const projectHome = createRoute({
  getParentRoute: () => project,
  path: '/',
  beforeLoad({ params }) {
    throw redirect({ to: '/p/$project/overview', params, replace: true })
  },
})

const overview = createRoute({
  getParentRoute: () => project,
  path: '/overview',
  validateSearch: overviewSearch,
  loaderDeps: ({ search }) => overviewFilter(search),
  loader({ context: { queryClient }, params, deps }) {
    quietly(queryClient.query(viewsQuery(params.project)))
    quietly(queryClient.query(overviewQuery(params.project, deps)))
  },
  component: lazyRouteComponent(() => import('./pages/overview/OverviewPage.tsx'), 'OverviewPage'),
})

const issues = createRoute({
  getParentRoute: () => project,
  path: '/issues',
  validateSearch: issuesSearch,
  loaderDeps: ({ search }) => issuesFilter(search),
  loader({ context, params, deps }) {
    quietly(context.queryClient.infiniteQuery(issuesQuery(params.project, deps)))
  },
  component: lazyRouteComponent(() => import('./pages/issues/IssuesPage.tsx'), 'IssuesPage'),
})

const issueComponent = lazyRouteComponent(() => import('./pages/issue/IssuePage.tsx'), 'IssuePage')

const issue = createRoute({
  getParentRoute: () => project,
  path: '/issues/$issueId',
  // The list's own search comes along, so that the way back leads to the same list.
  validateSearch: issueSearch,
  loaderDeps: ({ search }) => windowOf(search),
  loader({ context: { queryClient }, params, deps }) {
    quietly(queryClient.query(issueQuery(params.project, params.issueId, deps)))
    quietly(
      queryClient.query(
        issueEventQuery(params.project, { id: params.issueId, which: 'recommended' }, deps),
      ),
    )
  },
  component: issueComponent,
})

const issueEvent = createRoute({
  getParentRoute: () => project,
  path: '/issues/$issueId/e/$event',
  validateSearch: issueSearch,
  loaderDeps: ({ search }) => windowOf(search),
  loader({ context: { queryClient }, params, deps }) {
    const event = { id: params.issueId, which: params.event }
    quietly(queryClient.query(issueEventQuery(params.project, event, deps)))
  },
  component: issueComponent,
})

const vitals = createRoute({
  getParentRoute: () => project,
  path: '/vitals',
  validateSearch: vitalsSearch,
  component: lazyRouteComponent(() => import('./pages/vitals/VitalsPage.tsx'), 'VitalsPage'),
})

const requests = createRoute({
  getParentRoute: () => project,
  path: '/requests',
  validateSearch: requestsSearch,
  component: lazyRouteComponent(() => import('./pages/requests/RequestsPage.tsx'), 'RequestsPage'),
})

const endpoint = createRoute({
  getParentRoute: () => project,
  path: '/requests/endpoint',
  // The list's own search comes along, so that the way back leads to the same list.
  validateSearch: requestsSearch,
  component: lazyRouteComponent(
    () => import('./pages/requests/one/EndpointPage.tsx'),
    'EndpointPage',
  ),
})

const pages = createRoute({
  getParentRoute: () => project,
  path: '/pages',
  validateSearch: pagesSearch,
  loaderDeps: ({ search }) => pagesFilter(search),
  loader({ context, params, deps }) {
    quietly(context.queryClient.infiniteQuery(pagesQuery(params.project, deps)))
  },
  component: lazyRouteComponent(() => import('./pages/pages/PagesPage.tsx'), 'PagesPage'),
})

const onePage = createRoute({
  getParentRoute: () => project,
  path: '/pages/$route',
  // The list's own search comes along, so that the way back leads to the same list.
  validateSearch: pagesSearch,
  loaderDeps: ({ search }) => pagesFilter(search),
  loader({ context: { queryClient }, params, deps }) {
    quietly(queryClient.query(pageQuery(params.project, { ...deps, page: params.route })))
  },
  component: lazyRouteComponent(() => import('./pages/pages/one/OnePage.tsx'), 'OnePage'),
})

const sessions = createRoute({
  getParentRoute: () => project,
  path: '/sessions',
  validateSearch: sessionsSearch,
  loaderDeps: ({ search }) => sessionsFilter(search),
  loader({ context, params, deps }) {
    quietly(context.queryClient.infiniteQuery(visitsQuery(params.project, deps)))
  },
  component: lazyRouteComponent(() => import('./pages/sessions/SessionsPage.tsx'), 'SessionsPage'),
})

const oneSession = createRoute({
  getParentRoute: () => project,
  path: '/sessions/$session',
  validateSearch: sessionSearch,
  loaderDeps: ({ search }) => ({ window: windowOf(search), at: search.at }),
  loader({ context: { queryClient }, params, deps }) {
    quietly(queryClient.query(visitQuery(params.project, { ...deps, id: params.session })))
  },
  component: lazyRouteComponent(() => import('./pages/sessions/one/OneSession.tsx'), 'OneSession'),
})

const releases = createRoute({
  getParentRoute: () => project,
  path: '/releases',
  validateSearch: releasesSearch,
  loaderDeps: ({ search }) => releasesFilter(search),
  loader({ context, params, deps }) {
    quietly(context.queryClient.infiniteQuery(releasesQuery(params.project, deps)))
  },
  component: lazyRouteComponent(() => import('./pages/releases/ReleasesPage.tsx'), 'ReleasesPage'),
})

const release = createRoute({
  getParentRoute: () => project,
  path: '/releases/$release',
  // The list's own search comes along, so that the way back leads to the same list.
  validateSearch: releasesSearch,
  loaderDeps: ({ search }) => releasesFilter(search),
  loader({ context: { queryClient }, params, deps }) {
    quietly(queryClient.query(releaseQuery(params.project, { ...params, ...deps })))
  },
  component: lazyRouteComponent(() => import('./pages/releases/ReleasePage.tsx'), 'ReleasePage'),
})

const alerts = createRoute({
  getParentRoute: () => project,
  path: '/alerts',
  validateSearch: alertsSearch,
  component: lazyRouteComponent(() => import('./pages/alerts/AlertsPage.tsx'), 'AlertsPage'),
})

const explore = createRoute({
  getParentRoute: () => project,
  path: '/explore',
  validateSearch: exploreSearch,
  component: lazyRouteComponent(() => import('./pages/explore/ExplorePage.tsx'), 'ExplorePage'),
})

const settings = createRoute({
  getParentRoute: () => project,
  path: '/settings',
  component: lazyRouteComponent(() => import('./pages/settings/SettingsPage.tsx'), 'SettingsPage'),
})

const access = createRoute({
  getParentRoute: () => project,
  path: '/settings/access',
  component: lazyRouteComponent(
    () => import('./pages/settings/access/AccessPage.tsx'),
    'AccessPage',
  ),
})

const grouping = createRoute({
  getParentRoute: () => project,
  path: '/settings/grouping',
  validateSearch: readGroupingSearch,
  component: lazyRouteComponent(
    () => import('./pages/settings/grouping/GroupingPage.tsx'),
    'GroupingPage',
  ),
})

const privacy = createRoute({
  getParentRoute: () => project,
  path: '/settings/privacy',
  component: lazyRouteComponent(
    () => import('./pages/settings/privacy/PrivacyPage.tsx'),
    'PrivacyPage',
  ),
})

const sampling = createRoute({
  getParentRoute: () => project,
  path: '/settings/sampling',
  component: lazyRouteComponent(
    () => import('./pages/settings/sampling/SamplingPage.tsx'),
    'SamplingPage',
  ),
})

const retention = createRoute({
  getParentRoute: () => project,
  path: '/settings/retention',
  component: lazyRouteComponent(
    () => import('./pages/settings/retention/RetentionPage.tsx'),
    'RetentionPage',
  ),
})

const setup = createRoute({
  getParentRoute: () => project,
  path: '/settings/setup',
  component: lazyRouteComponent(() => import('./pages/settings/setup/SetupPage.tsx'), 'SetupPage'),
})

const audit = createRoute({
  getParentRoute: () => project,
  path: '/settings/audit',
  component: lazyRouteComponent(() => import('./pages/settings/audit/AuditPage.tsx'), 'AuditPage'),
})

const system = createRoute({
  getParentRoute: () => project,
  path: '/system',
  component: lazyRouteComponent(() => import('./pages/system/SystemPage.tsx'), 'SystemPage'),
})

function projectOf(issueId: string, { projects }: Session): string {
  // `SHOP-EU-1F4` is of `shop-eu`, although there may be a `shop` too.
  const named = projects
    .filter((one) => issueId.startsWith(`${one.slug.toUpperCase()}-`))
    .toSorted((a, b) => b.slug.length - a.slug.length)[0]
  const project = (named ?? projects[0])?.slug
  if (project === undefined) throw notFound()
  return project
}

/** Ahead of the page, which asks again and shows what fails. */
function quietly(ahead: Promise<unknown>): void {
  ahead.catch(() => undefined)
}

export const routeTree = root.addChildren([
  login,
  authed.addChildren([
    home,
    shortLink,
    shortEventLink,
    keptLink,
    project.addChildren([
      projectHome,
      overview,
      issues,
      issue,
      issueEvent,
      vitals,
      requests,
      endpoint,
      pages,
      onePage,
      sessions,
      oneSession,
      releases,
      release,
      alerts,
      explore,
      settings,
      access,
      grouping,
      privacy,
      sampling,
      retention,
      setup,
      audit,
      system,
    ]),
  ]),
])
