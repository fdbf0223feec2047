import type { IssueEvent, IssueSummary, PageStats, RequestStats } from '@seismo/ingest/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type {
  LongFrameStats,
  MetricName,
  MetricPoint,
  ReportStats,
  SessionStats,
  VitalTarget,
} from '../../packages/ingest/src/contract/signals.ts'
import type { VitalStats } from '../../packages/ingest/src/contract/vitals.ts'
import {
  EVERY_SIGNAL,
  EVERY_SIGNAL_BODY,
  EVERY_SIGNAL_HEAD,
  painted,
} from '../apps/guest/every-signal.ts'
import { startSite } from '../apps/guest/site.ts'
import { BROWSERS, launchBrowser } from '../harness/browsers.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

// Every signal on its whole way: from a page in a real browser to what the API answers.

interface List<Item> {
  items: Item[]
}

/** What each browser measures of the five. */
const VITALS = {
  chromium: ['CLS', 'FCP', 'INP', 'LCP', 'TTFB'],
  firefox: ['FCP', 'INP', 'LCP', 'TTFB'],
  webkit: ['FCP', 'TTFB'],
}

describe.each(BROWSERS)('in %s', (name) => {
  const started = new AsyncDisposableStack()
  let seismo: Seismo
  let origin: string
  let other: string

  beforeAll(async () => {
    seismo = await startSeismo()
    started.defer(seismo.end)
    const site = await startSite()
    started.defer(site.close)
    const secondSite = await startSite()
    started.defer(secondSite.close)
    origin = site.url
    other = secondSite.url
    const browser = await launchBrowser(name)
    started.defer(browser.close)
    const tab = await browser.newTab()
    const tag = `<script src="${seismo.url}/seismo.min.js" crossorigin data-key="${seismo.publicKey}" data-release="shop@2" data-environment="e2e"></script>`
    const url = site.page({
      endpoint: 'none',
      html: `<!doctype html><html lang="en"><head><title>Signals</title>${EVERY_SIGNAL_HEAD}<link rel="icon" href="data:,">
        ${tag}<script src="${new URL(site.script(EVERY_SIGNAL)).pathname}"></script>
        </head><body><h1>A page of many failures</h1>${EVERY_SIGNAL_BODY}</body></html>`,
    })
    await tab.open(url)
    await tab.click('#card')
    await tab.click('#pay')
    await tab.evaluate(painted)
    await tab.evaluate(`act('${other}')`)
    await tab.open(`${origin}/api/200`)
  })

  afterAll(() => started.disposeAsync())

  async function items<Item>(path: string, isWanted: (item: Item) => boolean): Promise<Item[]> {
    const list = await seismo.until<List<Item>>(path, (answer) => answer.items.some(isWanted))
    return list.items
  }

  async function eventOf(message: string): Promise<IssueEvent> {
    const isIt = (issue: IssueSummary) => issue.message.includes(message)
    const issue = (await items('/api/issues', isIt)).find(isIt)
    return seismo.get(`/api/issues/${String(issue?.id)}/events/latest`)
  }

  const ERRORS: [string, Partial<IssueEvent>, string[]][] = [
    ['the outer', { mechanism: 'error' }, ['Error: the outer', 'RangeError: the innermost']],
    [
      'several',
      { mechanism: 'error' },
      ['AggregateError: several', 'TypeError: one of several', 'Error: another of several'],
    ],
    ['###', { mechanism: 'error' }, [expect.stringMatching(/^SyntaxError: .*###/) as string]],
    ['Object with keys', { mechanism: 'error' }, ['Object: Object with keys: status,secret']],
    ['only a text', { mechanism: 'error' }, ['string: only a text']],
    ['rejected', { mechanism: 'unhandledrejection' }, ['Error: rejected']],
    [
      '<img> did not load',
      { mechanism: 'resource' },
      ['ResourceError: <img> did not load: /api/404'],
    ],
    [
      'frame-src',
      { mechanism: 'securitypolicyviolation' },
      ['SecurityPolicyViolation: frame-src blocked /api/200'],
    ],
    ['on the order', { mechanism: 'captured', level: 'info' }, ['Message: on the order']],
  ]
  it.each(ERRORS)('shows an error of its kind: %s', async (message, expected, texts) => {
    const event = await eventOf(message)

    expect(event).toMatchObject(expected)
    expect(
      event.exceptions.map(({ type, message: text }) => `${type}: ${text.replace(origin, '')}`),
    ).toEqual(texts)
  })

  it('shows where an error was, who met it and what led to it, and nothing that was typed', async () => {
    const event = await eventOf('the outer')

    const [outer, cause] = event.exceptions
    expect(outer?.frames[0]).toMatchObject({ function: 'withCause', line: 3 })
    expect(cause?.frames[0]).toMatchObject({ function: 'innermost', line: 2 })
    expect(event).toMatchObject({
      release: 'shop@2',
      environment: 'e2e',
      user: 'user-7',
      tags: { plan: 'pro' },
      contexts: { cart: { items: '3', isGift: 'false' } },
    })
    const trail = event.breadcrumbs.map(
      ({ kind, text }) => `${kind} ${text.replaceAll(origin, '')}`,
    )
    expect(trail).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^navigation \/page-/),
        expect.stringMatching(/^click #card/),
        expect.stringMatching(/^click .*Pay the order/),
        'console a warning of the page',
        'request GET /api/200 200',
        'request POST /api/500 500',
        'request GET /api/slow timeout',
      ]) as string[],
    )
    expect(JSON.stringify(event)).not.toMatch(/4111|hush/)
  })

  it('shows the error of a later view on its own route', async () => {
    const event = await eventOf('on the order')

    expect(event).toMatchObject({
      url: `${origin}/orders/7`,
      route: '/orders/:id',
      tags: { plan: 'pro', step: 'pay' },
    })
  })

  it('shows failed requests by how they ended, and no others', async () => {
    const requests = await items<RequestStats>('/api/requests', ({ status }) => status === 503)

    const told = requests.map(
      ({ method, target, outcome, status }) =>
        `${method} ${target.replace(origin, '')} ${outcome} ${status}`,
    )
    expect(told.sort()).toEqual(
      [
        'GET /api/:id http-error 503',
        'GET /api/reset network-error 0',
        'GET /api/slow aborted 0',
        'GET /api/slow timeout 0',
        'POST /api/:id http-error 500',
      ].sort(),
    )
  })

  it('shows the vitals that the browser measures, and what they are made of', async () => {
    const expected = VITALS[name]
    const isHere = (metric: string) => expected.includes(metric)
    const vitals = await seismo.until<List<VitalStats>>('/api/vitals', (list) =>
      expected.every((metric) => list.items.some((item) => item.metric === metric && item.n > 0)),
    )
    const { items: targets } = await seismo.get<List<VitalTarget>>('/api/vitals/targets')

    expect(
      vitals.items
        .filter(({ n }) => n > 0)
        .map(({ metric }) => metric)
        .sort(),
    ).toEqual(expected)
    const targetOf = (metric: string) => targets.find((target) => target.metric === metric)
    if (isHere('LCP')) expect(targetOf('LCP')?.target).toMatch(/h1$/)
    if (isHere('INP')) {
      const inp = targetOf('INP')
      expect(inp?.target).toMatch(/#pay/)
      expect(Object.values(inp?.parts ?? {}).reduce((sum, part) => sum + part, 0)).toBeGreaterThan(
        550,
      )
    }
  })

  it('shows both views of the page, one session and its errors', async () => {
    const pages = await items<PageStats>('/api/pages', ({ page }) => page === '/orders/:id')
    const [all] = await items<SessionStats>('/api/sessions', ({ errors }) => errors > 0)

    expect(pages.map(({ page, views }) => `${page.replace(/\d+/, 'N')} ${views}`).sort()).toEqual([
      '/orders/:id 1',
      '/page-N 1',
    ])
    expect(all).toMatchObject({ release: '', sessions: 1, crashFree: 0, pageViews: 2 })
  })

  it("shows the page's own metrics", async () => {
    const names = await items<MetricName>('/api/metrics', (metric) => metric.name === 'checkout')
    const sumOf = async (metric: string) => {
      const [point] = await items<MetricPoint>(`/api/metrics/${metric}`, ({ n }) => n > 0)
      return point
    }

    expect(names.map((metric) => `${metric.name} ${metric.kind}`).sort()).toEqual([
      'carts counter',
      'checkout histogram',
      'items gauge',
    ])
    expect(await sumOf('carts')).toMatchObject({ sum: 3 })
    expect(await sumOf('items')).toMatchObject({ last: 3 })
    expect(await sumOf('checkout')).toMatchObject({ n: 3, sum: 430, min: 10, max: 400 })
  })

  it.runIf(name === 'chromium')('shows the long frame and its script', async () => {
    const frames = await items<LongFrameStats>('/api/long-frames', ({ n }) => n > 0)

    expect(frames).toContainEqual(
      expect.objectContaining({ invoker: 'BUTTON#pay.onclick', n: 1, sessions: 1 }),
    )
  })

  it.runIf(name === 'chromium')('shows what the browser warns of', async () => {
    const reports = await items<ReportStats>('/api/reports', ({ type }) => type === 'deprecation')

    expect(reports.map(({ type, key, n }) => ({ type, key, n }))).toContainEqual({
      type: 'deprecation',
      key: 'XMLHttpRequestSynchronousInNonWorkerOutsideBeforeUnload',
      n: 1,
    })
  })
})
