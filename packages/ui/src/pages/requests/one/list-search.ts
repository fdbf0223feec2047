import { NO_LOOK } from '../../../search/look-search.ts'
import { NO_ENDPOINT, type RequestsSearch } from '../../../search/requests-search.ts'

/** The list as it was when the endpoint was opened. */
export function listSearch(old: RequestsSearch): RequestsSearch {
  return { ...old, ...NO_LOOK, ...NO_ENDPOINT }
}
