import type { TagDistribution } from '@seismo/ingest/api'

/** Tags by a word of their name or of a value; of the latter only the values that have it. */
export function foundTags(tags: readonly TagDistribution[], text: string): TagDistribution[] {
  const word = text.trim().toLowerCase()
  if (word === '') return [...tags]
  return tags.flatMap((tag) => {
    if (tag.key.toLowerCase().includes(word)) return [tag]
    const values = tag.values.filter(({ value }) => value.toLowerCase().includes(word))
    return values.length === 0 ? [] : [{ ...tag, values }]
  })
}
