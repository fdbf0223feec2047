import type { SearchPart } from '../../issues/search/search-part.ts'

/** Whether values meet every condition: `*` stands for any characters, case for nothing. */
export function meetsWhere(
  parts: readonly SearchPart[],
  values: Readonly<Record<string, readonly string[]>>,
): boolean {
  return parts.every((part) => {
    if (part.is !== 'match' && part.is !== 'text') return true
    const own = values[part.is === 'text' ? 'message' : part.key] ?? []
    const isWithin = part.is === 'text' || part.key === 'message'
    const wanted = part.is === 'text' ? part.text : part.value
    const pattern = toPattern(wanted, isWithin)
    return own.some((value) => pattern.test(value)) !== part.exclude
  })
}

function toPattern(text: string, isWithin: boolean): RegExp {
  const pieces = text.split(/(\\\*|\*)/).map((piece) => {
    if (piece === '*') return '.*'
    return (piece === '\\*' ? '*' : piece).replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
  })
  return new RegExp(isWithin ? pieces.join('') : `^(?:${pieces.join('')})$`, 'isu')
}
