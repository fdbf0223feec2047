/** A page as an address names it: by its name, or by the hash of a name that is too long for one. */
export type PageRef = { name: string } | { key: string }

/** A name of 2,000 characters is three times as long in an address, which servers cut at 16 kB. */
const LONGEST = 1_000

/** `key` is the name's cityHash64. What an address would take for its own begins with `~n`. */
export function toRef(name: string, key: string): string {
  return encodeURIComponent(name).length > LONGEST ? `~k${key}` : refOfName(name)
}

/** Of a name that fits an address: `.` and `..` would lead to another. */
export function refOfName(name: string): string {
  return name === '' || name === '.' || name === '..' || name.startsWith('~') ? `~n${name}` : name
}

export function readRef(ref: string): PageRef {
  const [, key] = /^~k(\d{1,20})$/.exec(ref) ?? []
  if (key !== undefined) return { key }
  return { name: ref.startsWith('~n') ? ref.slice(2) : ref }
}
