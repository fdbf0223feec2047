/** Search parameters are plain strings, so that an address can be read and typed by hand. */
export function parseQueryString(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

export function toQueryString(search: Record<string, unknown>): string {
  const entries = Object.entries(search).flatMap(([key, value]) =>
    typeof value === 'string' && value !== '' ? [[key, value]] : [],
  )
  if (entries.length === 0) return ''
  // Legal in a query, and `page:/cart` is easier on the eye than `page%3A%2Fcart`.
  return `?${new URLSearchParams(entries).toString().replaceAll('%3A', ':').replaceAll('%2F', '/')}`
}
