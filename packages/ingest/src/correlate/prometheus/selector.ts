import * as z from 'zod'

/** A label's name and the quoted text that it is held against. */
const MATCHER = String.raw`\s*[a-zA-Z_]\w*\s*(=~|!~|!=|=)\s*"([^"\\]|\\.)*"\s*`
const SELECTOR = new RegExp(
  String.raw`^\s*([a-zA-Z_:][\w:]*)?\s*\{((${MATCHER}),)*(${MATCHER})?,?\s*\}\s*$`,
)

/** A selector of series, as `prometheus_match` lists them. */
export const selector = z
  .string()
  .max(2_000)
  .regex(SELECTOR, `is no selector of series such as {job="shop"}`)
  .refine((text) => /(=\s*"[^"])|(!=\s*"")|(=~\s*"[^"])|(^\s*[a-zA-Z_:])/.test(text), {
    message: 'has to name something; {__name__!=""} is every series',
  })
  // Of a name before the brace there may be no second.
  .transform((text) =>
    text
      .trim()
      .replace(/^([a-zA-Z_:][\w:]*)\s*\{/, (_, name: string) => `{${equals('__name__', name)},`),
  )

/** The selector with more matchers, as of `{job="shop"}` is `{job="shop",path="/"}`. */
export function within(base: string, matchers: readonly string[]): string {
  const end = base.lastIndexOf('}')
  const head = base.slice(0, end).trimEnd()
  const isFirst = head.endsWith('{') || head.endsWith(',')
  return `${head}${isFirst ? '' : ','}${matchers.join(',')}}`
}

export function equals(label: string, value: string): string {
  return `${label}=${quoted(value)}`
}

/** Any of these texts, which are no patterns. */
export function oneOf(label: string, values: readonly string[]): string {
  const [only] = values
  if (only !== undefined && values.length === 1) return equals(label, only)
  return `${label}=~${quoted(values.map(escaped).join('|'))}`
}

/** JSON writes texts as PromQL reads them. */
function quoted(text: string): string {
  return JSON.stringify(text)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
