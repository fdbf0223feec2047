import { isRecord } from './read-issue.ts'

/** What has source maps here. */
export interface Mapped {
  releases: ReadonlySet<string>
  debugIds: ReadonlySet<string>
}

/**
 * The stack as the browser wrote it, where Seismo has maps to look it up in: then it is grouped as the
 * errors that come from now on. Else it stays as Sentry looked it up.
 */
export function withRawStacks(
  event: Record<string, unknown>,
  { releases, debugIds }: Mapped,
): Record<string, unknown> {
  const { release } = event
  const version = isRecord(release) ? release.version : release
  const entries = Array.isArray(event.entries) ? event.entries.filter(isRecord) : []
  const isMapped =
    (typeof version === 'string' && releases.has(version)) ||
    idsOf(entries).some((id) => debugIds.has(id))
  return isMapped ? { ...event, entries: entries.map(toRaw) } : event
}

function idsOf(entries: readonly Record<string, unknown>[]): string[] {
  return entries.flatMap(({ data }) => {
    const images = isRecord(data) && Array.isArray(data.images) ? data.images.filter(isRecord) : []
    return images.flatMap(({ debug_id: id }) => (typeof id === 'string' ? [id.toLowerCase()] : []))
  })
}

function toRaw(entry: Record<string, unknown>): Record<string, unknown> {
  const { type, data } = entry
  if (type !== 'exception' || !isRecord(data) || !Array.isArray(data.values)) return entry
  const values = data.values.map((value: unknown) =>
    isRecord(value) && isRecord(value.rawStacktrace)
      ? { ...value, stacktrace: value.rawStacktrace }
      : value,
  )
  return { ...entry, data: { ...data, values } }
}
