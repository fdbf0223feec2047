import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import type { Seismo } from './seismo.ts'

export interface PageVisit {
  context: BrowserContext
  page: Page
  /** What the page's console complained of. */
  complaints: string[]
}

interface Visitor {
  name: string
  password: string
}

/** What the console says of an answer that refuses. */
export const REFUSED = 'Failed to load resource'

type VisitOptions = BrowserContextOptions & {
  as?: Visitor
  /** Words of complaints that the test is about. */
  about?: string
}

/** A person who is logged in and sees the issues list. */
export async function visitPage(
  browser: Browser,
  seismo: Pick<Seismo, 'url' | 'password'>,
  options: VisitOptions = {},
): Promise<PageVisit> {
  const { as = { name: 'admin', password: seismo.password }, about, ...rest } = options
  // axe is put into the page by tests, which the page's own policy forbids everybody else.
  const context = await browser.newContext({ bypassCSP: true, ...rest })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    if (about === undefined || !message.text().includes(about)) complaints.push(message.text())
  })
  // By the API, not the form, which has tests of its own: a page load less in each of some 150 visits.
  const login = await context.request.post(`${seismo.url}/api/session`, { data: as })
  if (!login.ok()) throw new Error(`${as.name} cannot log in: ${await login.text()}`)
  await page.goto(`${seismo.url}/p/web/issues`)
  return { context, page, complaints }
}
