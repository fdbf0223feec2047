import type { IssueDetail, IssuePart, IssueSummary } from '@seismo/ingest/api'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aBeacon, anError } from '../harness/beacon.ts'
import { launchChromium } from '../harness/chromium.ts'
import { visitPage } from '../harness/page-visit.ts'
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

interface Sent {
  /** Where it was thrown: two places are two issues. */
  file: string
  /** On which page: two pages are two kinds of stack. */
  page?: string
  release?: string
}

async function send({ file, page = 'cart', release = '2.41.0' }: Sent): Promise<void> {
  const url = `https://shop.example/${page}`
  const exceptions = [{ type: 'PartError', message: `of ${file}`, stack: [0] }]
  await fetch(`${seismo.url}/v1/beacon?k=${seismo.publicKey}`, {
    method: 'POST',
    body: JSON.stringify(
      aBeacon({
        context: { sessionId: crypto.randomUUID(), release },
        view: { id: crypto.randomUUID(), url },
        lines: [`    at ${file} (https://shop.example/src/${file}.js:1:2)`],
        items: [anError({ exceptions })],
      }),
    ),
  })
}

function listed(isWanted: (issues: IssueSummary[]) => boolean): Promise<IssueSummary[]> {
  return seismo
    .until<{ items: IssueSummary[] }>('/api/issues', ({ items }) => isWanted(items))
    .then(({ items }) => items)
}

function of(issues: readonly IssueSummary[], file: string): IssueSummary | undefined {
  return issues.find(({ message }) => message === `of ${file}`)
}

it('merges through the page, keeps them together, and takes them apart again', async () => {
  await send({ file: 'left' })
  await send({ file: 'right' })
  const issues = await listed((all) => !!of(all, 'left') && !!of(all, 'right'))
  const left = of(issues, 'left')
  const right = of(issues, 'right')
  const { context, page, complaints } = await visitPage(browser, seismo)
  await page.goto(`${seismo.url}/p/web/issues/${left?.shortId ?? ''}`)
  await page.getByRole('heading', { level: 1, name: 'PartError' }).waitFor()

  await page.keyboard.press('m')
  await page.getByLabel('Find issues to merge').fill('of right')
  await page.getByRole('checkbox', { name: /of right/ }).check()
  await page.getByText(/2 events in this time range/).waitFor()
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  await seismo.until<IssueDetail>(`/api/issues/${left?.id ?? ''}`, ({ events }) => events === 2)
  await send({ file: 'right' })
  await seismo.until<IssueDetail>(`/api/issues/${left?.id ?? ''}`, ({ events }) => events === 3)
  expect(of(await listed(() => true), 'right')).toBeUndefined()

  await page.getByRole('button', { name: `Unmerge ${right?.shortId ?? ''}` }).click()
  const apart = await listed((all) => of(all, 'right')?.events === 2)
  expect(of(apart, 'left')?.events).toBe(1)
  expect(complaints).toEqual([])
  await context.close()
})

it('splits a kind of stack off through the page, and its next events go there', async () => {
  for (const release of ['1.0.0', '1.0.0']) await send({ file: 'whole', release })
  await send({ file: 'whole', page: 'checkout', release: '2.0.0' })
  const issues = await listed((all) => of(all, 'whole')?.events === 3)
  const whole = of(issues, 'whole')
  const { context, page, complaints } = await visitPage(browser, seismo)
  await page.goto(`${seismo.url}/p/web/issues/${whole?.shortId ?? ''}`)
  await page.getByRole('heading', { level: 1, name: 'PartError' }).waitFor()

  await page.getByRole('button', { name: 'Split…' }).click()
  await page.getByRole('checkbox', { name: /2\.0\.0/ }).check()
  await page.getByText('1 of 3 events become an issue of their own; 2 stay.').waitFor()
  await page.getByRole('button', { name: 'Split', exact: true }).click()
  await seismo.until<IssueDetail>(`/api/issues/${whole?.id ?? ''}`, ({ events }) => events === 2)
  await send({ file: 'whole', page: 'checkout', release: '2.0.0' })
  await send({ file: 'whole', release: '1.0.0' })

  const both = await listed((all) => {
    const events = all.filter(({ message }) => message === 'of whole').map((one) => one.events)
    return events.toSorted().join() === '2,3'
  })
  const other = both.find(({ message, id }) => message === 'of whole' && id !== whole?.id)
  const { items } = await seismo.get<{ items: IssuePart[] }>(`/api/issues/${other?.id ?? ''}/parts`)
  expect(other?.events).toBe(2)
  expect(items.flatMap(({ releases }) => releases)).toEqual(['2.0.0'])
  expect(complaints).toEqual([])
  await context.close()
})
