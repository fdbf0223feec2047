import type * as z from 'zod'

/** What a channel answered, as its schema has it; undefined for anything else, such as a proxy's page. */
export function jsonOf<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
): z.output<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
