const ID = /^(?:\d+|(?=[^\d]*\d)[\da-f-]{7,64}|(?=[^\d]*\d)[\w-]{16,200})$/i

/** The page's path with ids out of it, for pages that did not name their route themselves. */
export function routeKey(route: string): string {
  const path = route.replace(/^[a-z][a-z\d+.-]{0,20}:\/\/[^/]*/i, '').replace(/[?#].*$/s, '')
  return path
    .split('/')
    .map((part) => (ID.test(part) ? '*' : part))
    .join('/')
}
