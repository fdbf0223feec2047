import { text } from '../dom.ts'

/** The name as HTML, with what was asked for set off. */
export function mark(name: string, query: string): string {
  if (query === '') return text(name)
  return text(name).replace(new RegExp(query, 'gi'), '<mark>$&</mark>')
}
