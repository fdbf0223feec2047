import { formatSearch, parseSearch, toPart, type PlacedPart } from '@seismo/ingest/search'

/** The filter as people see it: every condition, and what cannot be read, in the order it was typed. */
export interface FilterChip {
  start: number
  end: number
  /** As it was typed. */
  text: string
  /** Undefined where it cannot be read. */
  part: PlacedPart | undefined
  /** What would be right instead. */
  problem: string | undefined
}

export function filterChips(q: string): FilterChip[] {
  const { parts, problems } = parseSearch(q)
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
export function invertedChip(q: string, { start, end, part }: FilterChip): string {
  if (part === undefined) return q
  return q.slice(0, start) + formatSearch([{ ...part, exclude: !part.exclude }]) + q.slice(end)
}

export interface FilterValue {
  key: string
  value: string
  exclude?: boolean
}

/** The filter with a value that was clicked on; its opposite, where it was there, goes. */
export function withValue(q: string, { key, value, exclude = false }: FilterValue): string {
  const term = formatSearch([toPart(key, value, exclude)])
  const opposite = formatSearch([toPart(key, value, !exclude)])
  const chips = filterChips(q)
  if (chips.some(({ part }) => part !== undefined && formatSearch([part]) === term)) return q
  const replaced = chips.find(({ part }) => part !== undefined && formatSearch([part]) === opposite)
  const rest = replaced === undefined ? q.trim() : withoutChip(q, replaced)
  return rest === '' ? term : `${rest} ${term}`
}
