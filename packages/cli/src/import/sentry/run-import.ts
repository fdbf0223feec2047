import type { ArtifactSummary, IssueDetail, IssuePatch, Member } from '@seismo/ingest/api'
import { askApi } from '../../ask-api.ts'
import { isAsWished } from './as-wished.ts'
import type { ImportState } from './import-state.ts'
import { withRawStacks, type Mapped } from './raw-stacks.ts'
import { askSeismo, findIssues, queryOf, sendEvents, type SeismoTarget } from './send-events.ts'
import type { EventPage, SentryIssue, Source } from './source.ts'
import { wishOf } from './wish.ts'

export interface ImportReport {
  stored: number
  known: number
  tooOld: number
  keptDays: number
  /** Where each was, and why. */
  leftOut: string[]
  /** Of Sentry, and those whose events are in issues here. */
  issues: number
  matched: number
  changed: number
  /** They were here what they were in Sentry. */
  unchanged: number
  /** Somebody has decided something else of them here. */
  decidedHere: number
}

export interface ImportOptions {
  source: Source
  target: SeismoTarget
  state: ImportState
  now: () => number
}

/** Events first, then what issues were: a status that came first would be undone by older events. */
export async function runImport(options: ImportOptions): Promise<ImportReport> {
  const { source, target, state } = options
  const report: ImportReport = {
    ...{ stored: 0, known: 0, tooOld: 0, keptDays: 0, leftOut: [] },
    ...{ issues: 0, matched: 0, changed: 0, unchanged: 0, decidedHere: 0 },
  }
  const mapped = await mappedIn(target)
  const byIssue = new Map<string, { version: number; of: SentryIssue[] }>()
  for await (const issue of source.issues()) {
    report.issues += 1
    await importEvents(issue.id, { ...options, mapped, report })
    const into = Object.entries(state.get(issue.id)?.into ?? {})
    if (into.length > 0) report.matched += 1
    for (const [id, version] of into) {
      const known = byIssue.get(id)
      if (known) known.of.push(issue)
      else byIssue.set(id, { version, of: [issue] })
    }
  }
  const { items: members } = await askSeismo<{ items: Member[] }>(target, { path: '/api/members' })
  for (const [id, { version, of }] of byIssue) {
    const wish = wishOf(of, { members, now: options.now() })
    await change(id, { target, wish, version, report })
  }
  await state.clear()
  return report
}

interface Importing extends ImportOptions {
  mapped: Mapped
  report: ImportReport
}

async function importEvents(id: string, { source, target, state, ...rest }: Importing) {
  const before = state.get(id) ?? { next: '', into: {} }
  let { next } = before
  const into = { ...before.into }
  while (next !== null) {
    const page = await source.events(id, next)
    const { isOver, kept } = await sendPage(page, { target, ...rest })
    const found = await findIssues(target, { ...eventsOf(page), kept })
    for (const { issue, version } of found) into[issue] ??= version
    // They come newest first: behind a page that is too old there is nothing newer.
    next = isOver ? null : page.next
    state.set(id, { next, into })
    await state.save()
  }
}

const CHUNK = 50

/** @returns whether all of it was too old, and how many are here now or soon. */
async function sendPage(
  { events }: EventPage,
  { target, mapped, report }: Pick<Importing, 'target' | 'mapped' | 'report'>,
): Promise<{ isOver: boolean; kept: number }> {
  let tooOld = 0
  let kept = 0
  for (let start = 0; start < events.length; start += CHUNK) {
    const chunk = events.slice(start, start + CHUNK)
    const answer = await sendEvents(
      target,
      chunk.map(({ event }) => withRawStacks(event, mapped)),
    )
    tooOld += answer.tooOld
    kept += answer.accepted + answer.known
    report.stored += answer.accepted
    report.known += answer.known
    report.keptDays = answer.keptDays
    for (const { index, detail } of answer.refused) {
      report.leftOut.push(`${chunk[index]?.where ?? ''}: ${detail}`)
    }
  }
  report.tooOld += tooOld
  return { isOver: events.length > 0 && tooOld === events.length, kept }
}

function eventsOf({ events }: EventPage) {
  const known = events.flatMap(({ event: { eventID: id, dateCreated } }) => {
    const at = typeof dateCreated === 'string' ? Date.parse(dateCreated) : NaN
    const isId = typeof id === 'string' && /^[\da-f]{32}$/i.test(id)
    return isId && Number.isFinite(at) ? [{ id, at }] : []
  })
  const times = known.map(({ at }) => at)
  return { ids: known.map(({ id }) => id), from: Math.min(...times), to: Math.max(...times) }
}

async function mappedIn(target: SeismoTarget): Promise<Mapped> {
  const query = new URLSearchParams(queryOf(target))
  query.set('limit', '200')
  const path = `/api/artifacts?${query.toString()}`
  const { items } = await askSeismo<{ items: ArtifactSummary[] }>(target, { path })
  return {
    releases: new Set(items.map(({ release }) => release).filter((release) => release !== '')),
    debugIds: new Set(items.flatMap(({ debugId }) => (debugId === null ? [] : [debugId]))),
  }
}

interface Change {
  target: SeismoTarget
  wish: IssuePatch
  version: number
  report: ImportReport
}

async function change(id: string, { target, wish, version, report }: Change): Promise<void> {
  if (Object.keys(wish).length === 0) return
  const path = `/api/issues/${id}${queryOf(target)}`
  if (version > 0) {
    const issue = await askSeismo<IssueDetail>(target, { path })
    report[isAsWished(issue, wish) ? 'unchanged' : 'decidedHere'] += 1
    return
  }
  // With the version that it had: what somebody decides meanwhile is kept.
  const body = { ...wish, version }
  const asked = await askApi(target, { path, method: 'PATCH', body })
  if (asked.is === 'answer') report.changed += 1
  else if (asked.status === 409) report.decidedHere += 1
  else report.leftOut.push(`issue ${id}: ${asked.why}`)
}
