import type { ReleaseSummary } from '../contract/releases.ts'
import type { Store } from '../store/ports.ts'
import type { ReleaseScope } from '../store/release-store.ts'
import { stillMissing } from '../symbolicate/artifacts/still-missing.ts'
import { releaseFigures, type ReleaseFigures } from './release-figures.ts'
import { inOrder, nextOf } from './release-order.ts'
import { sortReleases, type ReleaseSort } from './sort-releases.ts'

export type ReleaseSource = Pick<Store, 'releases' | 'unmappedScripts' | 'artifacts'>

interface ReleaseListQuery extends ReleaseScope {
  /** A part of the name. */
  text: string
  sort: ReleaseSort
  limit: number
  offset: number
}

/** The newest; a page that names a release a minute has more, and nobody reads them. */
const MOST_RELEASES = 2_000
const DEPLOYS = 10
const SCRIPTS_SEEN_WITHIN_MS = 30 * 86_400_000
const MOST_SCRIPTS = 2_000

/** A page of the list, with whether more follow. */
export async function releaseSummaries(
  store: ReleaseSource,
  { text, sort, limit, offset, ...scope }: ReleaseListQuery,
): Promise<{ items: ReleaseSummary[]; hasMore: boolean }> {
  const known = await store.releases.known({ ...scope, text, limit: MOST_RELEASES })
  if (known.length === 0) return { items: [], hasMore: false }
  const figures = sortReleases(await releaseFigures(store.releases, scope, known), sort)
  const page = figures.slice(offset, offset + limit)
  return {
    items: await toSummaries(store, scope, page),
    hasMore: figures.length > offset + limit,
  }
}

/** What is only asked of the releases that are shown. */
export async function toSummaries(
  store: ReleaseSource,
  scope: ReleaseScope,
  page: readonly ReleaseFigures[],
): Promise<ReleaseSummary[]> {
  const { projectId } = scope
  const names = page.map(({ release }) => release)
  const order = inOrder(await store.releases.firstSeen(projectId))
  const [issues, deploys, maps, missing] = await Promise.all([
    store.releases.issueCounts(projectId, { releases: names, nextOf: nextOf(order, names) }),
    store.releases.deploys.ofReleases(projectId, names, DEPLOYS),
    store.releases.maps(projectId, names),
    missingByRelease(store, scope, names),
  ])
  const issuesOf = new Map(issues.map((row) => [row.release, row]))
  const deploysOf = Map.groupBy(deploys, ({ release }) => release)
  return page.map((figures) => {
    const { release } = figures
    const counts = issuesOf.get(release)
    return {
      ...figures,
      newIssues: counts?.fresh ?? 0,
      regressedIssues: counts?.regressed ?? 0,
      resolvedIssues: counts?.resolved ?? 0,
      deploys: deploysOf.get(release) ?? [],
      maps: { uploaded: maps.get(release) ?? 0, missing: missing.get(release) ?? 0 },
    }
  })
}

async function missingByRelease(
  { unmappedScripts, artifacts }: ReleaseSource,
  { projectId, to }: ReleaseScope,
  releases: readonly string[],
): Promise<Map<string, number>> {
  const asked = new Set(releases)
  const scripts = await unmappedScripts({
    ...{ projectId, since: to - SCRIPTS_SEEN_WITHIN_MS, limit: MOST_SCRIPTS },
  })
  const missing = await stillMissing(
    scripts.filter(({ release }) => asked.has(release)),
    (some) => artifacts.forScripts(projectId, some),
    MOST_SCRIPTS,
  )
  const byRelease = Map.groupBy(missing, ({ release }) => release)
  return new Map([...byRelease].map(([release, of]) => [release, of.length]))
}
