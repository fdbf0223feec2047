import { parseSearch } from '../issues/search/parse-search.ts'
import type { SearchPart } from '../issues/search/search-part.ts'
import { ProblemError } from './problem.ts'

/** @throws ProblemError invalid-query naming the place of what cannot be searched for. */
export function searchOf(q = ''): SearchPart[] {
  const { parts, problems } = parseSearch(q)
  const [first] = problems
  if (!first) return parts
  throw new ProblemError('invalid-query', {
    detail: `q: ${first.message}`,
    errors: problems.map(({ start, end, message }) => ({
      path: `q[${String(start)}:${String(end)}]`,
      message: `${q.slice(start, end)}: ${message}`,
    })),
  })
}
