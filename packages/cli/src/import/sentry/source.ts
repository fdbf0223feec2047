/** What an issue of Sentry says that Seismo can keep. */
export interface SentryIssue {
  id: string
  status: string
  statusDetails: Record<string, unknown>
  /** Undefined where it is nobody's, or a team's. */
  assignee: { name: string; email: string } | undefined
}

export interface SentryEvent {
  event: Record<string, unknown>
  /** For whoever has to mend it: a file with the path in it, or an address. */
  where: string
}

export interface EventPage {
  events: SentryEvent[]
  /** Where the next begins; null after the last. */
  next: string | null
}

/** Where issues and their events come from. */
export interface Source {
  /** The same for the same place, to know a state file by. */
  name: string
  issues: () => AsyncIterable<SentryIssue>
  /** @param cursor of the page before; empty for the first. */
  events: (issueId: string, cursor: string) => Promise<EventPage>
}
