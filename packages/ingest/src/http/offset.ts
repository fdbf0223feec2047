import { ProblemError } from './problem.ts'

/** Where a page of a list begins, by the `next` of the page before. */
export function toOffset(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  if (/^\d{1,6}$/.test(cursor)) return Number(cursor)
  throw new ProblemError('invalid-query', { detail: 'cursor: pass the value of `next` unchanged' })
}
