import * as z from 'zod'

/** What a template may hold; each is filled in for one trace. */
const PLACEHOLDERS = ['traceId', 'traceId64', 'traceIdDecimal', 'from', 'to'] as const
type Placeholder = (typeof PLACEHOLDERS)[number]

export interface LinkTemplate {
  name: string
  /** Such as `https://jaeger.example/trace/{traceId}`. */
  url: string
}

const name = z.string().min(1).max(40)
const base = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''))

const template = z.strictObject({
  name,
  url: z
    .string()
    .max(2_000)
    .refine((url) => URL.canParse(withoutPlaceholders(url)) && /^https?:/.test(url), {
      error: 'expected an http(s) address, such as https://jaeger.example/trace/{traceId}',
    })
    .refine((url) => /\{traceId(64|Decimal)?\}/.test(url), {
      error: 'expected {traceId}, {traceId64} or {traceIdDecimal} in it',
    })
    .refine((url) => unknownIn(url) === undefined, {
      error: ({ input }) =>
        `${unknownIn(String(input)) ?? ''} is unknown; known are ${PLACEHOLDERS.map((known) => `{${known}}`).join(', ')}`,
    }),
})

const jaeger = z
  .strictObject({ preset: z.literal('jaeger'), url: base, name: name.default('Jaeger') })
  .transform(({ name: shown, url }) => ({ name: shown, url: `${url}/trace/{traceId}` }))

const zipkin = z
  .strictObject({ preset: z.literal('zipkin'), url: base, name: name.default('Zipkin') })
  .transform(({ name: shown, url }) => ({ name: shown, url: `${url}/zipkin/traces/{traceId}` }))

const datadog = z
  .strictObject({
    preset: z.literal('datadog'),
    url: base.default('https://app.datadoghq.com'),
    name: name.default('Datadog'),
  })
  .transform(({ name: shown, url }) => ({ name: shown, url: `${url}/apm/trace/{traceIdDecimal}` }))

/** In Grafana's Explore; `datasource` is the uid of the Tempo data source. */
const tempo = z
  .strictObject({
    preset: z.literal('tempo'),
    url: base,
    datasource: z.string().regex(/^[\w-]{1,100}$/, 'the uid of a data source'),
    name: name.default('Tempo'),
  })
  .transform(({ name: shown, url, datasource }) => ({
    name: shown,
    url: `${url}/explore?schemaVersion=1&orgId=1&panes=${encodedPanes(datasource)}`,
  }))

export const linkTemplates = z
  .array(z.union([template, z.discriminatedUnion('preset', [jaeger, tempo, zipkin, datadog])]))
  .max(10)

/** Its page, without the password that reading may need. */
export function jaegerTemplate(url: string): LinkTemplate {
  const { origin, pathname } = new URL(url)
  return { name: 'Jaeger', url: `${origin}${pathname.replace(/\/+$/, '')}/trace/{traceId}` }
}

function encodedPanes(uid: string): string {
  const datasource = { type: 'tempo', uid }
  const query = { refId: 'A', datasource, queryType: 'traceql', query: '{traceId}' }
  const range = { from: '{from}', to: '{to}' }
  const panes = encodeURIComponent(
    JSON.stringify({ a: { datasource: uid, queries: [query], range } }),
  )
  return panes.replace(/%7B(traceId|from|to)%7D/g, '{$1}')
}

function withoutPlaceholders(url: string): string {
  return url.replace(/\{\w+\}/g, 'x')
}

function unknownIn(url: string): string | undefined {
  const isKnown = (found: string): found is Placeholder =>
    PLACEHOLDERS.some((known) => found === `{${known}}`)
  return (url.match(/\{\w*\}/g) ?? []).find((found) => !isKnown(found))
}
