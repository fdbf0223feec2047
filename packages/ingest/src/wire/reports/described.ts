import type * as z from 'zod'
import type { ReportItem } from '../envelope.ts'
import type { Source } from './schema.ts'

/** What is kept of a report's body. */
export interface Described extends Pick<ReportItem, 'key' | 'message' | 'position'> {
  /** 1 where left out. */
  weight?: number
}

export type Body = Record<string, unknown>

/** Answers what is wrong where the body lacks what its kind cannot do without. */
export type Describe = (body: Body) => Described | z.ZodError

export const NOWHERE = { file: '', line: 0, column: 0 }

export function toPosition({ sourceFile, lineNumber, columnNumber }: Source) {
  return { file: sourceFile, line: lineNumber, column: columnNumber }
}

/** A describer of the bodies that match a schema. */
export function describer<Schema extends z.ZodType>(
  schema: Schema,
  describe: (body: z.output<Schema>) => Described,
): Describe {
  return (body) => {
    const parsed = schema.safeParse(body)
    return parsed.success ? describe(parsed.data) : parsed.error
  }
}
