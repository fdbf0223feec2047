import * as z from 'zod'
import type { OriginalPlace } from '../../../contract/signals.ts'
import { count, text } from './columns.ts'

/** A tuple of the `original_` columns, in this order. */
export const originalPlace = z
  .tuple([text, count, count, text, z.boolean()])
  .transform(([file, line, column, name, inApp]): OriginalPlace | null =>
    file === '' ? null : { file, line, column, function: name, inApp },
  )

export const ORIGINAL_PLACE =
  'tuple(original_file, original_line, original_column, original_function, original_in_app)'
