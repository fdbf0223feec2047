import { TAG_KEYS } from './issue-sets.ts'

/** The page's own tags go by their names, but for one that is called like a key of ours. */
export function toShownKey(key: string): string {
  const name = key.replace(/^tag\./, '')
  return name === key || isOurs(name) || name.startsWith('tag.') ? key : name
}

/** Back, as rollups have it. */
export function toStoredKey(shown: string): string {
  return isOurs(shown) || shown.startsWith('tag.') ? shown : `tag.${shown}`
}

/** Words of the search, which a tag of the page may be called as well. */
function isOurs(name: string): boolean {
  return Object.hasOwn(TAG_KEYS, name)
}
