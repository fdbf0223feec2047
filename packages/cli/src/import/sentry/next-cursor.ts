/**
 * Where the next page begins, by Sentry's form of the header Link
 * (https://docs.sentry.io/api/pagination/); null where it says that nothing follows. Only the cursor is
 * taken of it: an address that a server names gets no token.
 */
export function nextCursor(link: string | null): string | null {
  for (const part of (link ?? '').split(/,\s*(?=<)/)) {
    if (!/;\s*rel="next"/.test(part) || !/;\s*results="true"/.test(part)) continue
    return /;\s*cursor="([^"]+)"/.exec(part)?.[1] ?? null
  }
  return null
}
