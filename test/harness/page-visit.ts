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
  /** Words of complaints that the test is about; else those of not being logged in yet. */
  about?: string
}

/** A person who has logged in and sees the issues list. */
export async function visitPage(
  browser: Browser,
  seismo: Pick<Seismo, 'url' | 'password'>,
  options: VisitOptions = {},
): Promise<PageVisit> {
  const { as = { name: 'admin', password: seismo.password }, about = '401', ...rest } = options
  // axe is put into the page by tests, which the page's own policy forbids everybody else.
  const context = await browser.newContext({ bypassCSP: true, ...rest })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes(about)) {
      complaints.push(message.text())
    }
  })
  await page.goto(`${seismo.url}/login?next=/p/web/issues`)
  await page.getByLabel('Name').fill(as.name)
  await page.getByLabel('Password').fill(as.password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.waitForURL(({ pathname }) => pathname === '/p/web/issues')
  return { context, page, complaints }
}
