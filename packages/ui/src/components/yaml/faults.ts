import { ApiError } from '../../api/client.ts'

export interface Fault {
  line: number
  column: number
  message: string
}

const PLACE = /^line (\d+), column (\d+)$/

/** What the service says against the text, by its places. */
export function faultsOf(error: Error | null): Fault[] {
  if (!(error instanceof ApiError)) return []
  return error.errors.flatMap(({ path, message }) => {
    const [, line, column] = PLACE.exec(path) ?? []
    return line === undefined ? [] : [{ line: Number(line), column: Number(column), message }]
  })
}

/** Where in a text a place is. */
export function offsetOf(text: string, { line, column }: Pick<Fault, 'line' | 'column'>): number {
  const before = text.split('\n').slice(0, line - 1)
  return before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1
}
