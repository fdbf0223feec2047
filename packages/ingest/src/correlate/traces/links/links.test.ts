import { describe, expect, it } from 'vitest'
import { jaegerTemplate, linkTemplates } from './link-templates.ts'
import { toLinks } from './to-links.ts'

const TRACE = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', at: 1_700_000_000_000 }

const linksOf = (...given: unknown[]) => toLinks(linkTemplates.parse(given), TRACE)

describe('a link', () => {
  it.each([
    [{ preset: 'jaeger', url: 'https://j.example/' }, `https://j.example/trace/${TRACE.traceId}`],
    [
      { preset: 'zipkin', url: 'https://z.example' },
      `https://z.example/zipkin/traces/${TRACE.traceId}`,
    ],
    [{ preset: 'datadog' }, 'https://app.datadoghq.com/apm/trace/11803532876627986230'],
    [
      { name: 'Own', url: 'https://o.example/{traceId64}?t={from}' },
      'https://o.example/a3ce929d0e0e4736?t=1699996400000',
    ],
  ])('of %o', (given, url) => {
    expect(linksOf(given)[0]?.url).toBe(url)
  })

  it("opens Grafana's Explore with the data source and the time", () => {
    const [link] = linksOf({
      preset: 'tempo',
      url: 'https://g.example/grafana',
      datasource: 'uid-1',
    })
    const url = new URL(link?.url ?? '')
    const { a } = JSON.parse(url.searchParams.get('panes') ?? '') as Record<'a', unknown>

    expect(url.origin + url.pathname).toBe('https://g.example/grafana/explore')
    expect(a).toMatchObject({
      datasource: 'uid-1',
      queries: [{ queryType: 'traceql', query: TRACE.traceId, datasource: { type: 'tempo' } }],
      range: { from: '1699996400000', to: '1700003600000' },
    })
  })

  it('of 64 bits is the same in all forms', () => {
    const templates = linkTemplates.parse([{ name: 'a', url: 'https://a/{traceId}/{traceId64}' }])

    expect(toLinks(templates, { ...TRACE, traceId: 'a3ce929d0e0e4736' })[0]?.url).toBe(
      'https://a/a3ce929d0e0e4736/a3ce929d0e0e4736',
    )
  })

  it("to Jaeger's own address leaves the password out", () => {
    expect(jaegerTemplate('http://ana:secret@jaeger:16686/base/').url).toBe(
      'http://jaeger:16686/base/trace/{traceId}',
    )
  })
})

describe('a template is refused', () => {
  it.each([
    [{ name: 'x', url: 'https://a.example/trace' }, /expected \{traceId\}/],
    [{ name: 'x', url: 'javascript:alert({traceId})' }, /expected an http\(s\) address/],
    [{ name: 'x', url: 'https://a.example/{traceId}/{span}' }, /\{span\} is unknown/],
    [{ preset: 'tempo', url: 'https://g.example', datasource: 'a"b' }, /uid of a data source/],
    [{ preset: 'jaeger', url: 'ftp://j.example' }, /./],
    [{ preset: 'other', url: 'https://a.example' }, /./],
  ])('%o', (given, message) => {
    const { error } = linkTemplates.safeParse([given])

    expect(JSON.stringify(error?.issues)).toMatch(message)
  })
})
