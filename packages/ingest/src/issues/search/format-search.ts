import { parseSearch } from './parse-search.ts'
import type { AnyPart } from './search-part.ts'
import { ISSUE_VOCABULARY, type Vocabulary } from './vocabulary.ts'

/** As people would write it; `parseSearch` reads the same parts again. */
export function formatSearch(parts: readonly AnyPart[], vocabulary = ISSUE_VOCABULARY): string {
  return parts.map((part) => formatPart(part, vocabulary)).join(' ')
}

function formatPart(part: AnyPart, vocabulary: Vocabulary): string {
  const not = part.exclude ? '!' : ''
  switch (part.is) {
    case 'state':
      return `${not}is:${part.state}`
    case 'count':
    case 'time':
      return `${not}${part.key}:${part.compare}${bareOrQuoted(String(part.value))}`
    case 'match':
      return `${not}${keyOf(part.key)}:${part.value === '' ? '""' : bareOrQuoted(part.value)}`
    case 'text':
      return not + (isReadBare(part, vocabulary) ? part.text : quoted(part.text))
  }
}

function keyOf(key: string): string {
  const [, tag = ''] = /^tag\.(.*)$/s.exec(key) ?? []
  return /[\s:"]/.test(tag) ? `tag.${quoted(tag)}` : key
}

function bareOrQuoted(value: string): string {
  return /\s|^"/.test(value) ? quoted(value) : value
}

function isReadBare(
  { text, exclude }: { text: string; exclude: boolean },
  vocabulary: Vocabulary,
): boolean {
  const { parts, problems } = parseSearch(exclude ? `!${text}` : text, vocabulary)
  const [only, ...others] = parts
  if (problems.length > 0 || others.length > 0 || only?.is !== 'text') return false
  return only.text === text && only.exclude === exclude
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}
