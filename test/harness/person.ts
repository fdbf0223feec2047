import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Seismo } from './seismo.ts'

export interface Person {
  context: BrowserContext
  page: Page
  /** What the page complained of; a refused request is what some tests are about. */
  complaints: string[]
}

interface WhoAndHow {
  name?: string
  password?: string
  options?: Parameters<Browser['newContext']>[0]
}

/** Somebody at the page, in a browser profile of their own. */
export async function logIn(
  browser: Browser,
  seismo: Seismo,
  { name = 'admin', password = seismo.password, options = {} }: WhoAndHow = {},
): Promise<Person> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('Failed to load resource')) {
      complaints.push(message.text())
    }
  })
  await page.goto(seismo.url)
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.waitForURL(/\/p\/web\/issues/)
  return { context, page, complaints }
}

export async function addMember(seismo: Seismo, name: string): Promise<{ password: string }> {
  const response = await fetch(`${seismo.url}/api/members`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${seismo.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name, role: 'member' }),
  })
  if (!response.ok) throw new Error(`${String(response.status)}: ${await response.text()}`)
  return (await response.json()) as { password: string }
}

/** Rules of axe that the page breaks; it needs a context with `bypassCSP`. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(
    await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
  )
  const { violations } = await page.evaluate<AxeResults>('axe.run()')
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}
