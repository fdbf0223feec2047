interface Named {
  name: string
  /** Where the client has the name from, if it tells. */
  source?: string | undefined
  url: string
}

/**
 * The route, where the transaction's name is one. Without a router Sentry's clients name it after
 * the address, ids included, or plainly `Pageload`: then the address says it better.
 */
export function routeOf({ name, source, url }: Named): string {
  if (source === 'url') return ''
  if (source !== undefined) return name
  return name.startsWith('/') && name !== pathOf(url) ? name : ''
}

function pathOf(url: string): string {
  return URL.parse(url)?.pathname ?? url
}
