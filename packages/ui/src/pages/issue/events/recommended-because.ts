import type { EventFrame, IssueEvent } from '@seismo/ingest/api'

/** Why this one is recommended: with source, of these the longest trail, of these the newest. */
export function recommendedBecause({ exceptions, breadcrumbs, trail }: IssueEvent): string {
  const frames = exceptions.flatMap((one) => one.frames)
  const source = sourceWords(new Set(frames.map(({ status }) => status)), trail)
  if (breadcrumbs.length === 0) return source
  const n = breadcrumbs.length
  return `${source}, ${n} ${n === 1 ? 'breadcrumb' : 'breadcrumbs'}`
}

function sourceWords(
  statuses: ReadonlySet<EventFrame['status']>,
  trail: IssueEvent['trail'],
): string {
  const chosen = trail === 'kept' ? 'longest trail' : 'newest'
  if (statuses.has('mapped')) return `${chosen} with source`
  // What was never minified is read as it is.
  return statuses.has('not-minified') ? chosen : `${chosen}; none has its source`
}
