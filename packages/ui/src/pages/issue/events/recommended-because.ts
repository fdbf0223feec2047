import type { EventFrame, IssueEvent } from '@seismo/ingest/api'

/** Why this one is recommended: the newest with source, and what it has to read. */
export function recommendedBecause({ exceptions, breadcrumbs }: IssueEvent): string {
  const frames = exceptions.flatMap((one) => one.frames)
  const source = sourceWords(new Set(frames.map(({ status }) => status)))
  if (breadcrumbs.length === 0) return source
  const n = breadcrumbs.length
  return `${source}, ${n} ${n === 1 ? 'breadcrumb' : 'breadcrumbs'}`
}

function sourceWords(statuses: ReadonlySet<EventFrame['status']>): string {
  if (statuses.has('mapped')) return 'newest with source'
  // What was never minified is read as it is.
  return statuses.has('not-minified') ? 'newest' : 'newest; none has its source'
}
