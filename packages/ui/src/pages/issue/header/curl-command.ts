interface Asked {
  origin: string
  project: string
  issue: string
  /** An event's id. */
  event: string
}

/** What reads the event as JSON from a terminal. */
export function curlCommand({ origin, project, issue, event }: Asked): string {
  const part = encodeURIComponent
  const address = `${origin}/api/issues/${part(issue)}/events/${part(event)}?project=${part(project)}`
  // encodeURIComponent leaves a quote as it is, which would end the shell's.
  return `curl -H "Authorization: Bearer $SEISMO_API_TOKEN" '${address.replaceAll("'", '%27')}'`
}
