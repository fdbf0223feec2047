import type { TagDistribution } from '@seismo/ingest/api'
import { valueName } from '../../../format/value-name.ts'

/** Tags by a word of their name or of a value; of the latter only the values that have it. */
export function foundTags(tags: readonly TagDistribution[], text: string): TagDistribution[] {
  const word = text.trim().toLowerCase()
  if (word === '') return [...tags]
  return tags.flatMap((tag) => {
    if (tag.key.toLowerCase().includes(word)) return [tag]
    const values = foundValues(tag, word)
    return values.length === 0 ? [] : [{ ...tag, values }]
  })
}

/** Values of a tag that have the word, as they are stored or as they are called. */
export function foundValues(
  { key, values }: TagDistribution,
  text: string,
): TagDistribution['values'] {
  const word = text.trim().toLowerCase()
  return values.filter(({ value }) =>
    [value, valueName(key, value)].some((one) => one.toLowerCase().includes(word)),
  )
}
