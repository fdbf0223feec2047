/** The search syntax, for the page as for the API. */
export { formatSearch } from './issues/search/format-search.ts'
export { IMPACT } from './issues/impact.ts'
export { parseSearch } from './issues/search/parse-search.ts'
export {
  STATE_WORDS,
  type AnyPart,
  type Comparison,
  type CountKey,
  type MatchKey,
  type PlacedPart,
  type Search,
  type SearchPart,
  type SearchProblem,
  type StateWord,
  type TimeKey,
} from './issues/search/search-part.ts'
export { toPart } from './issues/search/to-part.ts'
export { readRef, refOfName } from './pages/page-ref.ts'
export { ISSUE_VOCABULARY, isKey, keysOf, type Vocabulary } from './issues/search/vocabulary.ts'
