import type { GroupingRule } from '@seismo/ingest/api'
import type { GroupingSearch } from '../../../search/grouping-search.ts'

/** A rule to go on from; undefined where nothing is known of the error. */
export function begunRule(search: GroupingSearch): GroupingRule | undefined {
  const { type, message, file, function: called } = search
  const match = {
    ...(type !== undefined && { type }),
    ...(message !== undefined && { message }),
    ...(file !== undefined && { file }),
    ...(called !== undefined && { function: called }),
  }
  if (Object.keys(match).length === 0) return undefined
  const place = called ?? file ?? message
  const name = [type, place].filter((one) => one !== undefined).join(' in ')
  const words = [wordOf(type ?? ''), wordOf(place ?? '')].filter((word) => word !== '')
  return { name: name.slice(0, 100), match, fingerprint: words }
}

/** A word of its own for what is grouped: `TypeError` → `type-error`. */
function wordOf(text: string): string {
  return text
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replace(/[^\p{L}\d]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 60)
}
