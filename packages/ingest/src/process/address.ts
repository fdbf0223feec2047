/** A URL as it is kept: without query, fragment and credentials, which carry people's data. */
export function keptUrl(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url)
    return host === '' ? `${protocol}${pathname}` : `${protocol}//${host}${pathname}`
  } catch {
    // Relative or broken: a browser sends such a thing only for requests that never left.
    return url.split(/[?#]/, 1)[0] ?? ''
  }
}
