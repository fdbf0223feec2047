import type { IssueSummary } from '@seismo/ingest/api'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aBeacon, anError } from '../harness/beacon.ts'
import { launchChromium } from '../harness/chromium.ts'
import { visitPage } from '../harness/page-visit.ts'
import { addMember } from '../harness/person.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

let seismo: Seismo
let browser: Browser
const started = new AsyncDisposableStack()

beforeAll(async () => {
  seismo = await startSeismo()
  started.defer(seismo.end)
  browser = await launchChromium()
  started.defer(() => browser.close())
})

afterAll(() => started.disposeAsync())

/** What an issue is changed with, and what tells how maps are uploaded. */
const TRIAGE = /^(Resolve|Reopen|Archive|Assign|Merge|Split|Unmerge)/

async function controlsOf(page: Page) {
  const main = page.getByRole('main')
  return {
    triage: await main.getByRole('button', { name: TRIAGE }).count(),
    comments: await main.getByRole('textbox', { name: 'Comment' }).count(),
    checkboxes: await main.getByRole('checkbox').count(),
    uploads: await main.getByText('seismo sourcemaps upload').count(),
  }
}

async function openIssue(page: Page, message: string): Promise<void> {
  await page.getByRole('link', { name: message }).click()
  await page.getByRole('heading', { level: 1, name: 'TypeError' }).waitFor()
  await page.getByRole('main').getByText('https://shop.example/app.js:1:2').first().waitFor()
}

it('shows a viewer issues without what changes them, by hand or by key', async () => {
  const { password } = await addMember(seismo, 'vic', 'viewer')
  const message = 'seen by a viewer'
  const exceptions = [{ type: 'TypeError', message, stack: [0] }]
  const body = JSON.stringify(aBeacon({ items: [anError({ exceptions })] }))
  await fetch(`${seismo.url}/v1/beacon?k=${seismo.publicKey}`, { method: 'POST', body })
  await seismo.until<{ items: IssueSummary[] }>('/api/issues', ({ items }) =>
    items.some((one) => one.message === message),
  )
  const none = { triage: 0, comments: 0, checkboxes: 0, uploads: 0 }

  const { context, page, complaints } = await visitPage(browser, seismo, {
    ...{ as: { name: 'vic', password }, bypassCSP: false },
  })
  const changes: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET') changes.push(`${request.method()} ${request.url()}`)
  })
  await page.getByRole('link', { name: message }).waitFor()
  const inList = await controlsOf(page)
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('r')
  expect(await page.getByRole('region', { name: 'Selection' }).count()).toBe(0)
  await openIssue(page, message)
  const inIssue = await controlsOf(page)
  await page.keyboard.press('r')
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await sheet.getByText('Next issue').waitFor()
  expect(await sheet.getByText('Resolve or reopen').count()).toBe(0)
  await page.goto(`${seismo.url}/p/web/settings`)
  const maps = page.getByRole('region', { name: 'Source maps', exact: true })
  await maps.getByText('Nothing uploaded yet.').waitFor()
  const inSettings = await controlsOf(page)

  expect({ inList, inIssue, inSettings }).toEqual({ inList: none, inIssue: none, inSettings: none })
  expect(changes).toEqual([])
  // What is looked for is there for those who may.
  const byAdmin = await visitPage(browser, seismo, { bypassCSP: false })
  await byAdmin.page.getByRole('link', { name: message }).waitFor()
  expect(await controlsOf(byAdmin.page)).toMatchObject({ checkboxes: 2 })
  await openIssue(byAdmin.page, message)
  const theirs = await controlsOf(byAdmin.page)
  expect(theirs.triage).toBeGreaterThan(3)
  expect(theirs.comments).toBe(1)
  expect(theirs.uploads).toBeGreaterThan(0)
  await byAdmin.page.keyboard.press('r')
  await byAdmin.page.getByRole('button', { name: /^Reopen/ }).waitFor()
  expect([...complaints, ...byAdmin.complaints]).toEqual([])
  await context.close()
  await byAdmin.context.close()
})
