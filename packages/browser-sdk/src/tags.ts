const MAX_TAGS = 50
const MAX_KEY = 64
const MAX_VALUE = 200

/** Tags as the wire bounds them; plain JavaScript may pass numbers and booleans, which read well as text. */
export function toTags(given: Record<string, unknown>): Record<string, string> {
  const entries = Object.entries(given)
    .filter(([, value]) => value !== undefined && value !== null)
    .slice(0, MAX_TAGS)
    .map(([key, value]) => [key.slice(0, MAX_KEY), String(value).slice(0, MAX_VALUE)] as const)
  return Object.fromEntries(entries)
}
