import type { IssueSummary, SimilarIssue } from '@seismo/ingest/api'

export interface Candidate {
  issue: IssueSummary
  /** Why it may be the same; empty of what was looked for. */
  because: readonly string[]
}

interface Known {
  into: string
  chosen: readonly IssueSummary[]
  similar: readonly SimilarIssue[]
  /** Undefined while nothing is looked for. */
  found: readonly IssueSummary[] | undefined
}

/** What can be merged: the chosen first, so that none is out of sight, then what was found, else what is similar. */
export function mergeCandidates({ into, chosen, similar, found }: Known): Candidate[] {
  const because = new Map(similar.map((one) => [one.issue.id, one.because]))
  const offered = found ?? similar.map((one) => one.issue)
  const byId = new Map([...chosen, ...offered].map((issue) => [issue.id, issue]))
  byId.delete(into)
  return [...byId.values()].map((issue) => ({ issue, because: because.get(issue.id) ?? [] }))
}
