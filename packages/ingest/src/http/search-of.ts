import { parseSearch } from '../issues/search/parse-search.ts'
import type { AnyPart, Search, SearchPart } from '../issues/search/search-part.ts'
import type { Vocabulary } from '../issues/search/vocabulary.ts'
import { ProblemError } from './problem.ts'

/** @throws ProblemError invalid-query naming the place of what cannot be searched for. */
export function searchOf(q = ''): SearchPart[] {
  return partsOf(parseSearch(q), { name: 'q', text: q })
}

/** The same of the parameter `where`, by other words. */
export function whereOf(where: string, vocabulary: Vocabulary): AnyPart[] {
  return partsOf(parseSearch(where, vocabulary), { name: 'where', text: where })
}

function partsOf<Part>(
  { parts, problems }: Search<Part>,
  { name, text }: { name: string; text: string },
): Part[] {
  const [first] = problems
  if (!first) return parts
  throw new ProblemError('invalid-query', {
    detail: `${name}: ${first.message}`,
    errors: problems.map(({ start, end, message }) => ({
      path: `${name}[${String(start)}:${String(end)}]`,
      message: `${text.slice(start, end)}: ${message}`,
    })),
  })
}
