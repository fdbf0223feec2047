/** Where a part stands in the text: characters [start, end). */
export interface Place {
  start: number
  end: number
}

export const STATE_WORDS = [
  'open',
  'resolved',
  'archived',
  'regressed',
  'new',
  'unassigned',
  'assigned',
] as const
export type StateWord = (typeof STATE_WORDS)[number]

/** Keys whose value is a text, with `*` for any characters. */
export const MATCH_KEYS = [
  'assigned',
  'release',
  'first-release',
  'last-release',
  'resolved-in',
  'environment',
  'browser',
  'os',
  'device',
  'country',
  'page',
  'url',
  'user',
  'type',
  'message',
  'file',
  'function',
  'class',
  'level',
  'mechanism',
] as const
export type MatchKey = (typeof MATCH_KEYS)[number] | `tag.${string}`

export const COUNT_KEYS = ['events', 'users'] as const
export type CountKey = (typeof COUNT_KEYS)[number]

export const TIME_KEYS = ['first-seen', 'last-seen'] as const
export type TimeKey = (typeof TIME_KEYS)[number]

export type Comparison = '>' | '>=' | '<' | '<='

/** One condition; an issue, or a row, must meet all of them. */
export type SearchPart<Match extends string = MatchKey, Count extends string = CountKey> = {
  exclude: boolean
} & (
  | { is: 'text'; text: string }
  | { is: 'state'; state: StateWord }
  /** In `value`, `*` stands for any characters and `\*` for itself. */
  | { is: 'match'; key: Match; value: string }
  | { is: 'count'; key: Count; compare: Comparison; value: number }
  /** `value` as written: see `toInstant`. */
  | { is: 'time'; key: TimeKey; compare: Comparison; value: string }
)

/** A condition of any vocabulary. */
export type AnyPart = SearchPart<string, string>

export type PlacedPart<Part = SearchPart> = Part & Place

/** What cannot be searched for, and what can. */
export interface SearchProblem extends Place {
  message: string
}

export interface Search<Part = SearchPart> {
  parts: PlacedPart<Part>[]
  problems: SearchProblem[]
}
