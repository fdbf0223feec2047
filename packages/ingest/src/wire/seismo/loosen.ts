/**
 * Tags and contexts as plain JavaScript gives them: a number, a flag or an object is no text, but
 * says what was meant. Runs before the schema, on whatever the page sent.
 */
export function loosen(candidate: unknown): unknown {
  if (!isRecord(candidate)) return candidate
  const { tags, contexts } = candidate
  return {
    ...candidate,
    ...(isRecord(tags) && { tags: mapValues(tags, toText) }),
    ...(isRecord(contexts) && {
      contexts: mapValues(contexts, (facts) =>
        isRecord(facts) ? mapValues(facts, toFact) : { value: toFact(facts) },
      ),
    }),
  }
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function toFact(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}

function mapValues<T>(record: Record<string, unknown>, change: (value: unknown) => T) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
