import type { IssueSummary } from '@seismo/ingest/api'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aBeacon, anError, aPageView, aRequest, aVital } from '../harness/beacon.ts'
import { launchChromium } from '../harness/chromium.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

// Whatever strangers send, people who are logged in read it as text. The alarm is the page's own
// policy: a script, style or image that is not the page's is a violation that Chromium reports.

const PAYLOADS = [
  '<script>pwned=1</script>',
  '"><img src=x onerror=pwned=1>',
  "'><svg/onload=pwned=1>",
  '</textarea></title></style></script><iframe srcdoc="<script>parent.pwned=1</script>">',
  'javascript:pwned=1//',
  'data:text/html,<script>opener.pwned=1</script>',
  '{{constructor.constructor("pwned=1")()}}',
  '${pwned=1}#{pwned=1}<%=pwned=1%>',
  '[x](javascript:pwned=1) ![x](https://evil.example/a.png)',
  "'; DROP TABLE errors; --",
  "') OR 1=1 SETTINGS readonly=0 --",
  '{x: String} {ids:Array(UUID)}',
  "\\'; SELECT * FROM system.users --",
  '=HYPERLINK("https://evil.example","x")',
  '@SUM(1+1)*cmd|"/c calc"!A0',
  '\u202egnp.exe\u2066',
  '\u001b[31mred\u001b]0;title\u0007',
  '__proto__',
  'x\r\nSet-Cookie: pwned=1\r\n\r\n<script>pwned=1</script>',
]

interface List<Item> {
  items: Item[]
}

let seismo: Seismo
let browser: Browser
let page: Page
const complaints: string[] = []
const requested: string[] = []
const started = new AsyncDisposableStack()

beforeAll(async () => {
  seismo = await startSeismo()
  started.defer(seismo.end)
  browser = await launchChromium()
  started.defer(() => browser.close())
  for (const [index, payload] of PAYLOADS.entries()) await send(payload, index)
  await seismo.until<List<IssueSummary>>(
    '/api/issues?limit=200',
    ({ items }) => items.length >= PAYLOADS.length,
  )
  page = await logIn()
})

afterAll(() => started.disposeAsync())

/** The payload wherever a client may put a text of its own. */
async function send(payload: string, index: number): Promise<void> {
  const url = `https://shop.example/${payload}`
  const stack = `    at ${payload} (https://shop.example/${payload}.js:1:${index + 1})`
  const item = anError({
    exceptions: [{ type: payload, message: `${payload} ${index}`, stack: [0] }],
    tags: { [payload]: payload, plan: payload },
    contexts: { [payload]: { [payload]: payload } },
    fingerprint: [String(index)],
    scripts: [payload],
  })
  const beacon = aBeacon({
    context: {
      ...{ sessionId: payload, release: payload, environment: payload, userId: payload },
    },
    view: { id: payload, url, route: payload },
    lines: [stack],
    breadcrumbs: [{ at: Date.now(), kind: 'console', text: payload, level: 'warning' }],
    items: [
      aPageView({ referrer: payload }),
      aRequest({ target: url, method: payload, status: 500, outcome: 'load' }),
      aVital({ attribution: { target: payload, url: payload, event: payload } }),
      item,
    ],
  })
  const response = await fetch(`${seismo.url}/v1/beacon?k=${seismo.publicKey}`, {
    method: 'POST',
    headers: { 'User-Agent': 'Mozilla/5.0 <script>pwned=1</script>' },
    body: JSON.stringify(beacon),
  })
  expect(await response.json()).toMatchObject({ accepted: 4, refused: [] })
}

async function logIn(): Promise<Page> {
  const context = await browser.newContext()
  const opened = await context.newPage()
  opened.on('pageerror', (error) => complaints.push(error.message))
  opened.on('dialog', (dialog) => complaints.push(`dialog ${dialog.message()}`))
  opened.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('401'))
      complaints.push(message.text())
  })
  opened.on('request', (request) => requested.push(request.url()))
  await opened.goto(`${seismo.url}/login?next=/p/web/issues`)
  await opened.getByLabel('Name').fill('admin')
  await opened.getByLabel('Password').fill(seismo.password)
  await opened.getByRole('button', { name: 'Log in' }).click()
  await opened.waitForURL(({ pathname }) => pathname === '/p/web/issues')
  return opened
}

async function assertHarmless(): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForLoadState('networkidle')
  expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false)
  // A link may lead to where the page was; nothing may run, and nothing may be fetched.
  const planted = await page.evaluate(() => {
    const links = [...document.querySelectorAll('a[href]')].filter(
      (link) => !/^https?:$/.test((link as HTMLAnchorElement).protocol),
    )
    const others = document.querySelectorAll(
      'img, iframe, form[action], object, embed, main script, main style',
    )
    return [...links, ...others].map((element) => element.outerHTML.slice(0, 200))
  })
  expect(planted).toEqual([])
  expect(complaints).toEqual([])
  expect(requested.filter((url) => new URL(url).origin !== seismo.url)).toEqual([])
}

it.each(['issues', 'vitals', 'requests', 'alerts', 'settings', 'system'])(
  'shows what was planted as text on the page %s',
  async (name) => {
    await page.goto(`${seismo.url}/p/web/${name}`)

    await assertHarmless()
  },
)

it('shows it as text on the page of each issue', async () => {
  const { items } = await seismo.get<List<IssueSummary>>('/api/issues?limit=200')
  expect(items).toHaveLength(PAYLOADS.length)

  for (const { id } of items) {
    await page.goto(`${seismo.url}/p/web/issues/${id}`)
    await assertHarmless()
  }
})

it('finds it by search, to the letter', async () => {
  const { items } = await seismo.get<List<IssueSummary>>(
    `/api/issues?limit=200&q=${encodeURIComponent('DROP TABLE')}`,
  )

  expect(items.map(({ message }) => message)).toEqual([expect.stringContaining('DROP TABLE')])
})
