/** Proxies cut addresses off at 8 KiB, and there is more in them. */
const MAX_CHARS = 4_000
/** What ClickHouse reads as it stands, also between quotes. */
const PLAIN = /^[\w.:@/ -]*$/

/**
 * Parameters of a statement as a part of its address. Undefined where one would have to be escaped, or
 * they are too long: that is the client's trade.
 */
export function plainParameters(params: Readonly<Record<string, unknown>>): string | undefined {
  let search = ''
  for (const [name, value] of Object.entries(params)) {
    const text = Array.isArray(value) ? arrayOf(value) : scalarOf(value)
    if (text === undefined) return undefined
    search += `&param_${name}=${encodeURIComponent(text)}`
    if (search.length > MAX_CHARS) return undefined
  }
  return search
}

function arrayOf(values: readonly unknown[]): string | undefined {
  const texts = values.map((value) => {
    const text = scalarOf(value)
    return typeof value === 'string' && text !== undefined ? `'${text}'` : text
  })
  return texts.includes(undefined) ? undefined : `[${texts.join(',')}]`
}

function scalarOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return typeof value === 'string' && PLAIN.test(value) ? value : undefined
}
