import type { Query } from '../../api/client.ts'
import type { ExploreLook } from '../../search/explore-search.ts'

/** What asks the same from a terminal; the token is the reader's own. */
export function curlOf(origin: string, params: Query, look: ExploreLook): string {
  const path = look === 'samples' ? '/api/query/samples' : '/api/query'
  const given = Object.entries(params).flatMap(([key, value]) =>
    value === undefined || value === ''
      ? []
      : [` \\\n  --data-urlencode ${quoted(`${key}=${value}`)}`],
  )
  return `curl -G -H "Authorization: Bearer $SEISMO_API_TOKEN" ${quoted(origin + path)}${given.join('')}`
}

/** For a POSIX shell, in which nothing of it is run. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
