/** A page as an address names it: by its name, or by the hash of a name that is too long for one. */
export type PageRef = { name: string } | { key: string }

/** A name of 2,000 characters is three times as long in an address, which servers cut at 16 kB. */
const LONGEST = 1_000

/** `key` is the name's cityHash64. */
export function toRef(name: string, key: string): string {
  return refOfName(name) ?? `~k${key}`
}

/**
 * Of a name that fits an address: `.` and `..` would lead to another, and what begins with `~` is not a
 * name there. Undefined where it is too long.
 */
export function refOfName(name: string): string | undefined {
  if (encodeURIComponent(name).length > LONGEST) return undefined
  return name === '' || name === '.' || name === '..' || name.startsWith('~') ? `~n${name}` : name
}

export function readRef(ref: string): PageRef {
  const [, key] = /^~k(\d{1,20})$/.exec(ref) ?? []
  if (key !== undefined) return { key }
  return { name: ref.startsWith('~n') ? ref.slice(2) : ref }
}
