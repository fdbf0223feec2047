/** A URL as it is kept: without query, fragment and credentials, which carry people's data. */
export function keptUrl(url: string): string {
  try {
    const kept = new URL(url)
    Object.assign(kept, { search: '', hash: '', username: '', password: '' })
    return kept.href
  } catch {
    // Relative or broken: a browser sends such a thing only for requests that never left.
    return url.split(/[?#]/, 1)[0] ?? ''
  }
}
