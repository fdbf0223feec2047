import {
  formatSearch,
  ISSUE_VOCABULARY,
  parseSearch,
  toPart,
  type AnyPart,
  type PlacedPart,
  type Vocabulary,
} from '@seismo/ingest/search'

/** The filter as people see it: every condition, and what cannot be read, in the order it was typed. */
export interface FilterChip {
  start: number
  end: number
  /** As it was typed. */
  text: string
  /** Undefined where it cannot be read. */
  part: PlacedPart<AnyPart> | undefined
  /** What would be right instead. */
  problem: string | undefined
}

export function filterChips(q: string, vocabulary = ISSUE_VOCABULARY): FilterChip[] {
  const { parts, problems } = parseSearch(q, vocabulary)
  const chips = [
    ...parts.map((part) => ({ ...part, part, problem: undefined })),
    ...problems.map((one) => ({ ...one, part: undefined, problem: one.message })),
  ]
  return chips
    .map(({ start, end, part, problem }) => ({
      start,
      end,
      text: q.slice(start, end),
      part,
      problem,
    }))
    .toSorted((a, b) => a.start - b.start)
}

export function withoutChip(q: string, { start, end }: Pick<FilterChip, 'start' | 'end'>): string {
  return `${q.slice(0, start).trimEnd()} ${q.slice(end).trimStart()}`.trim()
}

/** The same condition, turned round. */
export function invertedChip(
  q: string,
  { start, end, part }: FilterChip,
  vocabulary = ISSUE_VOCABULARY,
): string {
  if (part === undefined) return q
  const inverted = formatSearch([{ ...part, exclude: !part.exclude }], vocabulary)
  return q.slice(0, start) + inverted + q.slice(end)
}

export interface FilterValue {
  key: string
  value: string
  exclude?: boolean
}

/** The filter with a value that was clicked on; its opposite, where it was there, goes. */
export function withValue(
  q: string,
  { key, value, exclude = false }: FilterValue,
  vocabulary = ISSUE_VOCABULARY,
): string {
  const format = (part: AnyPart) => formatSearch([part], vocabulary)
  const term = format(partOf({ key, value, exclude }, vocabulary))
  const opposite = format(partOf({ key, value, exclude: !exclude }, vocabulary))
  const chips = filterChips(q, vocabulary)
  if (chips.some(({ part }) => part !== undefined && format(part) === term)) return q
  const replaced = chips.find(({ part }) => part !== undefined && format(part) === opposite)
  const rest = replaced === undefined ? q.trim() : withoutChip(q, replaced)
  return rest === '' ? term : `${rest} ${term}`
}

/** Of rows, every key is one of their fields; of issues, what is none is a tag. */
function partOf({ key, value, exclude }: Required<FilterValue>, { ofRows }: Vocabulary): AnyPart {
  if (!ofRows) return toPart(key, value, exclude)
  return { is: 'match', key, value: value.replaceAll('*', '\\*'), exclude }
}
