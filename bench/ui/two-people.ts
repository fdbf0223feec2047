import { aBeacon, anError } from '../../test/harness/beacon.ts'
import { launchChromium } from '../../test/harness/chromium.ts'
import { visitPage } from '../../test/harness/page-visit.ts'
import { addMember } from '../../test/harness/person.ts'
import { startSeismo, type Seismo } from '../../test/harness/seismo.ts'
import { print } from './figures.ts'

// How soon one person sees what another decided about the issue that both look at; see README.md.

const ROUNDS = 8

const seismo = await startSeismo()
const browser = await launchChromium()
try {
  const { password } = await addMember(seismo, 'ana')
  const one = await visitPage(browser, seismo)
  const other = await visitPage(browser, seismo, { as: { name: 'ana', password } })
  const takenMs: number[] = []
  for (const id of await issues(seismo)) {
    for (const { page } of [one, other]) {
      await page.goto(`${seismo.url}/p/web/issues/${id}`)
      await page.getByRole('button', { name: /^Resolve r/ }).waitFor()
    }
    const seen = other.page.locator('article header').getByText('Resolved').first().waitFor()
    const decidedAt = performance.now()
    await one.page.getByRole('button', { name: /^Resolve r/ }).click()
    await seen
    takenMs.push(performance.now() - decidedAt)
  }
  const sorted = takenMs.toSorted((a, b) => a - b)
  print(`${String(ROUNDS)} decisions, from the click of one to the screen of the other`, [
    { name: 'middle', value: sorted[ROUNDS / 2] ?? NaN, target: 2_000, unit: 'ms' },
    { name: 'longest', value: sorted.at(-1) ?? NaN, target: 2_000, unit: 'ms' },
  ])
} finally {
  await browser.close()
  await seismo.end()
}

async function issues({ url, publicKey, until }: Seismo): Promise<string[]> {
  const items = Array.from({ length: ROUNDS }, (_, index) =>
    anError({ exceptions: [{ type: `Error${String(index)}`, message: 'Not to be read' }] }),
  )
  const body = JSON.stringify(aBeacon({ items }))
  const { status } = await fetch(`${url}/v1/beacon?k=${publicKey}`, { method: 'POST', body })
  if (status !== 202) throw new Error(`a beacon was answered with ${String(status)}`)
  const list = await until<{ items: { shortId: string }[] }>(
    '/api/issues?project=web',
    (answer) => answer.items.length === ROUNDS,
  )
  return list.items.map(({ shortId }) => shortId)
}
