import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aBeacon } from '../harness/beacon.ts'
import { launchChromium } from '../harness/chromium.ts'
import { faultsIn } from '../harness/looks.ts'
import { REFUSED, visitPage } from '../harness/page-visit.ts'
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

interface Person {
  name: string
  password: string
}

const admin = (): Person => ({ name: 'admin', password: seismo.password })

const logIn = (as: Person, options: BrowserContextOptions = {}) =>
  visitPage(browser, seismo, { as, about: REFUSED, bypassCSP: false, ...options })

function open(page: Page, path = '') {
  return page.goto(`${seismo.url}/p/web/settings${path}`)
}

function panel(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true })
}

function row(page: Page, panelName: string, text: string | RegExp): Locator {
  return panel(page, panelName).getByRole('listitem').filter({ hasText: text })
}

async function addMember(page: Page, name: string, role: string): Promise<Person> {
  await page.getByRole('button', { name: 'Add member' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a member' })
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByRole('radio', { name: role }).check()
  await dialog.getByRole('button', { name: 'Add member' }).click()
  return { name, password: await onceShown(page, `Password of ${name}`, 'password') }
}

async function onceShown(page: Page, title: string, label: string): Promise<string> {
  const secret = page.getByRole('region', { name: title })
  const value = await secret.getByLabel(label, { exact: true }).innerText()
  await secret.getByRole('button', { name: `Copy ${label}` }).click()
  await secret.getByRole('button', { name: 'Copied', exact: true }).waitFor()
  await secret.getByRole('button', { name: 'I have copied it' }).click()
  await secret.waitFor({ state: 'detached' })
  return value
}

async function makeToken(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'Make token' }).click()
  const dialog = page.getByRole('dialog', { name: 'Make a token' })
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByRole('radio', { name: 'Viewer' }).check()
  await dialog.getByRole('radio', { name: '30 days' }).check()
  await dialog.getByRole('button', { name: 'Make token' }).click()
  return onceShown(page, `Token ${name}`, 'token')
}

async function statusWith(token: string): Promise<number> {
  const headers = { Authorization: `Bearer ${token}` }
  return (await fetch(`${seismo.url}/api/session`, { headers })).status
}

async function statusFrom(origin: string): Promise<number> {
  const { status } = await fetch(`${seismo.url}/v1/beacon?k=${seismo.publicKey}`, {
    method: 'POST',
    headers: { Origin: origin },
    body: JSON.stringify(aBeacon()),
  })
  return status
}

async function auditOf(page: Page): Promise<string[]> {
  const shown = page.waitForResponse(/\/api\/audit/)
  await open(page, '/audit')
  await shown
  const rows = panel(page, 'Audit log').locator('ol > li')
  await rows.first().waitFor()
  return (await rows.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '))
}

it('lets an admin add a viewer, who sees nothing that is for admins', async () => {
  const { context, page, complaints } = await logIn(admin())
  await open(page)
  await page.getByRole('link', { name: 'Access' }).click()

  const viewer = await addMember(page, 'vera', 'Viewer')

  await row(page, 'Members', 'vera').getByText('viewer').waitFor()
  const theirs = await logIn(viewer)
  await open(theirs.page)
  await panel(theirs.page, 'Allowed origins').getByText('Any page may send.').waitFor()
  expect(await theirs.page.getByRole('textbox').count()).toBe(0)
  expect(await theirs.page.getByRole('button', { name: /save/i }).count()).toBe(0)
  expect(await theirs.page.getByRole('link', { name: 'Audit log' }).count()).toBe(0)
  await theirs.page.getByRole('link', { name: 'Access' }).click()
  await panel(theirs.page, 'Your password').waitFor()
  expect(await panel(theirs.page, 'Members').count()).toBe(0)
  expect(await panel(theirs.page, 'API tokens').count()).toBe(0)
  await open(theirs.page, '/audit')
  await theirs.page.getByRole('heading', { name: 'The audit log is for admins' }).waitFor()
  expect([...complaints, ...theirs.complaints]).toEqual([])
  await theirs.context.close()
  await context.close()
})

it('says at the name why it is refused', async () => {
  const { context, page } = await logIn(admin())
  await open(page, '/access')
  await page.getByRole('button', { name: 'Add member' }).click()
  const dialog = page.getByRole('dialog')
  const name = dialog.getByLabel('Name')

  await name.fill('no spaces')
  await dialog.getByRole('button', { name: 'Add member' }).click()
  await dialog.getByText('1 to 64 letters, digits or').waitFor()
  expect(await name.getAttribute('aria-invalid')).toBe('true')
  await name.fill('ADMIN')
  await dialog.getByRole('button', { name: 'Add member' }).click()

  await dialog.getByText('There is a member of this name.').waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  const focused = page.locator(':focus')
  expect(await focused.innerText()).toBe('Add member')
  await context.close()
})

it('changes a role and makes a new password', async () => {
  const { context, page } = await logIn(admin())
  await open(page, '/access')
  await addMember(page, 'mo', 'Viewer')

  await page.getByRole('button', { name: 'Change role of mo' }).click()
  await page.getByRole('dialog').getByRole('radio', { name: 'Member' }).check()
  await page.getByRole('dialog').getByRole('button', { name: 'Change role' }).click()
  await row(page, 'Members', /^mo/).getByText('member', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'New password for mo' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Make new password' }).click()
  const password = await onceShown(page, 'Password of mo', 'password')

  const theirs = await logIn({ name: 'mo', password })
  await theirs.page.getByRole('button', { name: 'Account of mo' }).click()
  await theirs.page.getByText('mo · member').waitFor()
  await theirs.context.close()
  await context.close()
})

it('keeps the last admin, and removes others after asking', async () => {
  const { context, page } = await logIn(admin())
  await open(page, '/access')
  await addMember(page, 'temp', 'Member')

  await page.getByRole('button', { name: 'Remove admin' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove member' }).click()
  await page.getByText('This is the last admin; make another one first.').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Remove temp' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove member' }).click()

  await row(page, 'Members', 'temp').waitFor({ state: 'detached' })
  await row(page, 'Members', 'admin').getByText('you', { exact: true }).waitFor()
  await context.close()
})

it('makes a token that works until it is revoked', async () => {
  const { context, page, complaints } = await logIn(admin())
  await open(page, '/access')

  const token = await makeToken(page, 'CI uploads')

  expect(token).toMatch(/^seismo_/)
  expect(await statusWith(token)).toBe(200)
  await row(page, 'API tokens', 'CI uploads').getByText('by admin').waitFor()
  expect(await page.content()).not.toContain(token)
  await page.getByRole('button', { name: 'Revoke CI uploads' }).click()
  expect(await statusWith(token)).toBe(200)
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke token' }).click()
  await row(page, 'API tokens', 'CI uploads').waitFor({ state: 'detached' })
  expect(await statusWith(token)).toBe(401)
  expect(complaints).toEqual([])
  await context.close()
})

it('names the project, and lets only pages of the allowed origins send', async () => {
  const { context, page, complaints } = await logIn(admin())
  await open(page)
  const origins = page.getByLabel('Origins, one per line')
  const save = page.getByRole('button', { name: 'Save origins' })

  await origins.fill('https://shop.example.com\nshop.example')
  await save.click()
  await page.getByText('“shop.example”: an origin like').waitFor()
  await origins.fill('https://shop.example.com\n\n https://*.shop.example')
  await save.click()
  await page.getByText('Saved. Pages of 2 origins may send.').waitFor()

  expect(await statusFrom('https://shop.example.com')).toBe(202)
  expect(await statusFrom('https://eu.shop.example')).toBe(202)
  expect(await statusFrom('https://copy.example')).toBe(403)
  await origins.fill('')
  await save.click()
  await page.getByText('Saved. Any page may send.').waitFor()
  expect(await statusFrom('https://copy.example')).toBe(202)
  await page.getByLabel('Name of the project').fill('Web shop')
  await page.getByRole('button', { name: 'Save name' }).click()
  await page.getByRole('banner').getByText('Web shop').waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

it('tells admins who did what', async () => {
  const { context, page, complaints } = await logIn(admin())

  const entries = await auditOf(page)

  expect(entries[0]).toMatch(/^admin logged in/)
  const told = (words: string | RegExp) =>
    entries.find((entry) => (typeof words === 'string' ? entry.includes(words) : words.test(entry)))
  expect(told('admin added member vera')).toMatch(/role viewer/)
  expect(told('admin changed member mo role')).toMatch(/role viewer → to member/)
  expect(told('admin removed member temp')).toBeDefined()
  expect(told('admin added token CI uploads')).toMatch(/role viewer/)
  expect(told('admin removed token CI uploads')).toBeDefined()
  expect(told('allowedOrigins none')).toContain('https://shop.example.com, https://*.shop.example')
  expect(told(/admin changed project Web shop name/)).toMatch(/to Web shop/)
  expect(complaints).toEqual([])
  await context.close()
})

it('shows the log page by page, and says when it cannot be read', async () => {
  const { context, page } = await logIn(admin())
  const entry = { at: Date.now(), actor: 'ana', kind: 'member', verb: 'added', fields: [] }
  let isDown = true
  await page.route('**/api/audit*', (route) => {
    if (isDown) return route.fulfill({ status: 500 })
    const isSecond = new URL(route.request().url()).searchParams.get('cursor') === '50'
    const items = [{ ...entry, id: isSecond ? 'second' : 'first' }]
    return route.fulfill({ json: { items, ...(!isSecond && { next: '50' }) } })
  })

  await open(page, '/audit')
  const again = page.getByRole('button', { name: 'Try again' })
  await again.waitFor()
  isDown = false
  await again.click()
  await page.getByText('added member first').waitFor()
  await page.getByRole('button', { name: 'Show more' }).click()

  await page.getByText('added member second').waitFor()
  expect(await page.getByRole('button', { name: 'Show more' }).count()).toBe(0)
  await context.close()
})

it('changes the own password, and only with the current one', async () => {
  const byAdmin = await logIn(admin())
  await open(byAdmin.page, '/access')
  const person = await addMember(byAdmin.page, 'pia', 'Member')
  const { context, page, complaints } = await logIn(person)
  const elsewhere = await logIn(person)
  await open(page, '/access')
  const type = async (current: string, next: string, again = next) => {
    await page.getByLabel('Current password').fill(current)
    await page.getByLabel('New password', { exact: true }).fill(next)
    await page.getByLabel('New password again').fill(again)
    await page.getByRole('button', { name: 'Change password' }).click()
  }

  await type(person.password, 'a better one', 'a bitter one')
  await page.getByText('This is not the same.').waitFor()
  await type('a guess', 'a better one')
  await panel(page, 'Your password')
    .getByText(/password is wrong/i)
    .waitFor()
  await type(person.password, 'a better one')
  await page.getByText('Changed. Your other logins have ended.').waitFor()

  await page.reload()
  await panel(page, 'Your password').waitFor()
  await elsewhere.page.reload()
  await elsewhere.page.waitForURL(/\/login/)
  await (await logIn({ name: 'pia', password: 'a better one' })).context.close()
  expect(complaints).toEqual([])
  for (const each of [elsewhere, byAdmin]) await each.context.close()
  await context.close()
})

it.each([
  ['light', 1440],
  ['dark', 390],
] as const)(
  'breaks no rule of axe and does not scroll sideways in %s at %d pixels',
  async (colorScheme, width) => {
    // axe is put into the page by the test, which the page's own policy forbids everybody else.
    const { context, page } = await logIn(admin(), { bypassCSP: true })
    const check = async () => expect(await faultsIn(page, { colorScheme, width })).toEqual([])

    await open(page)
    await page.getByRole('button', { name: 'Save origins' }).waitFor()
    await check()
    await auditOf(page)
    await check()
    await open(page, '/access')
    await row(page, 'Members', 'vera').waitFor()
    await page.getByRole('button', { name: 'Make token' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Make token' }).waitFor()
    await check()
    await page.getByLabel('Name').fill(`axe in ${colorScheme} at ${String(width)}`)
    await page.getByRole('dialog').getByRole('button', { name: 'Make token' }).click()
    await page.getByRole('button', { name: 'I have copied it' }).waitFor()
    await check()
    await context.close()
  },
)
