import type { ErrorItem } from '../../wire/envelope.ts'

interface ChangedText {
  /** `message`, `url`, `tag.customer`, `context.cart.mail`, `breadcrumb`. */
  where: string
  before: string
  after: string
}

/** Around what changed: a text may be a page long. */
const LEAD_CHARS = 60
const MOST_CHARS = 240

/** Texts of an error that read otherwise, each as much of it as shows what changed. */
export function changedTexts(before: ErrorItem, after: ErrorItem): ChangedText[] {
  const was = textsOf(before)
  const is = textsOf(after)
  return was.flatMap(({ where, text }, index) => {
    const next = is[index]?.text ?? ''
    return next === text ? [] : [{ where, ...excerpts(text, next) }]
  })
}

interface Place {
  where: string
  text: string
}

/** In an order that scrubbing keeps. */
function textsOf({ url, exceptions, tags, contexts, breadcrumbs }: ErrorItem): Place[] {
  return [
    ...exceptions.flatMap(({ type, message }) => [
      { where: 'type', text: type },
      { where: 'message', text: message },
    ]),
    { where: 'url', text: url },
    ...factsOf('tag', tags),
    ...Object.entries(contexts).flatMap(([name, facts]) => factsOf(`context.${name}`, facts)),
    ...breadcrumbs.map(({ text }) => ({ where: 'breadcrumb', text })),
  ]
}

function factsOf(group: string, facts: Record<string, unknown>): Place[] {
  return Object.entries(facts).map(([name, value]) => ({
    where: `${group}.${name}`,
    text: String(value),
  }))
}

function excerpts(before: string, after: string): Omit<ChangedText, 'where'> {
  let start = 0
  while (start < before.length && before[start] === after[start]) start += 1
  const from = Math.max(0, start - LEAD_CHARS)
  return { before: excerpt(before, from), after: excerpt(after, from) }
}

function excerpt(text: string, from: number): string {
  const end = from + MOST_CHARS
  return `${from > 0 ? '…' : ''}${text.slice(from, end)}${end < text.length ? '…' : ''}`
}
