import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { Random } from '../random.ts'

export interface Visit {
  page: Page
  random: Random
  shop: string
}

export type Journey = (visit: Visit) => Promise<void>

const QUERIES = [
  'oak chair',
  'wool blanket',
  'brass lamp',
  'desk',
  'walnut table',
  'linnen cushon',
  'lamp (brass',
]

/** Looks at a few pieces and goes. */
async function browse(visit: Visit): Promise<void> {
  await enter(visit, '/')
  const pieces = Math.floor(visit.random.between(2, 7))
  for (let i = 0; i < pieces; i += 1) {
    await openPiece(visit)
    await look(visit)
    await visit.page.goBack()
    await look(visit, 0.4)
  }
}

/** Types, waits for what comes, and opens one of the results, often before all of it has come. */
async function search(visit: Visit): Promise<void> {
  const { page, random } = visit
  await enter(visit, '/')
  await look(visit, random.pick([0.1, 0.8]))
  await page.click('nav a[href="/search"]')
  await page.locator('#query').pressSequentially(random.pick(QUERIES), { delay: 90 })
  await wait(random.pick([100, 1_800]))
  await openPiece(visit)
  await look(visit)
  if (random.chance(0.5)) await addToCart(visit)
}

/** Fills the cart and pays. */
async function buy(visit: Visit): Promise<void> {
  const { page, random } = visit
  await enter(visit, '/')
  await openPiece(visit)
  await look(visit)
  await addToCart(visit)
  await page.click('nav a[href="/cart"]')
  await look(visit)
  for (let more = Math.floor(random.between(0, 4)); more > 0; more -= 1) {
    await page.click('[data-more]')
    await look(visit, 0.3)
  }
  await page.click('a[href="/checkout"]')
  await checkOut(visit)
}

/** Comes back for what was left in the cart. */
async function comeBack(visit: Visit): Promise<void> {
  const { page, random } = visit
  await enter(visit, '/cart')
  await look(visit)
  if (random.chance(0.5)) await page.click('[data-more]')
  if (random.chance(0.3)) await page.reload()
  await page.click('nav a[href="/"]')
  await openPiece(visit)
  await look(visit)
}

/** More people look than buy. */
export const JOURNEYS: readonly Journey[] = [
  browse,
  browse,
  search,
  search,
  buy,
  buy,
  comeBack,
  comeBack,
]

async function enter({ page, shop }: Visit, path: string): Promise<void> {
  await page.goto(shop + path)
}

async function openPiece({ page, random }: Visit): Promise<void> {
  const cards = page.locator('#page .card')
  await cards.first().waitFor()
  await cards.nth(Math.floor(random.next() * (await cards.count()))).click()
}

async function addToCart({ page, random }: Visit): Promise<void> {
  await page.click('#add')
  // Some go on before the answer is there.
  await wait(random.pick([80, 1_500]))
}

async function checkOut(visit: Visit): Promise<void> {
  const { page } = visit
  await page.fill('[name=name]', 'Kari Nordmann')
  await page.fill('[name=street]', 'Storgata 1')
  await page.fill('[name=town]', 'Bergen')
  await page.fill('[name=email]', 'kari@example.com')
  await page.click('#order')
  await look(visit, 1.5)
}

/** Long enough for the page's slowest interaction to be measured. */
async function look({ page, random }: Visit, patience = 1): Promise<void> {
  await wait(random.between(900, 2_400) * patience)
  await page.mouse.wheel(0, random.between(100, 700))
}
