import { formatExact } from '../../../format/numbers.ts'

export function counted(n: number, word: string): string {
  return `${formatExact(n)} ${word}${n === 1 ? '' : 's'}`
}
