import type { BrowserContextOptions, Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aFreeAddress } from '../harness/a-free-address.ts'
import { launchChromium } from '../harness/chromium.ts'
import { faultsInEveryLook } from '../harness/looks.ts'
import { startOidcProvider, type OidcProvider } from '../harness/oidc-provider.ts'
import { axeViolations } from '../harness/person.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

// With a real provider, over its own pages. What a false one may say is in integration/oidc.test.ts.

let seismo: Seismo
let provider: OidcProvider
let browser: Browser
const started = new AsyncDisposableStack()

beforeAll(async () => {
  const host = await aFreeAddress()
  provider = await startOidcProvider({
    redirectUri: `http://${host}/api/session/oidc/callback`,
    afterLogoutUri: `http://${host}/login`,
    people: {
      ana: { email: 'ana@example.com', groups: ['ops'] },
      eve: { email: 'eve@example.com', groups: ['guests'] },
    },
  })
  started.defer(provider.close)
  seismo = await startSeismo(
    'oidc_roles: { admin: [ops] }\noidc_scopes: [openid, email, groups]\noidc_label: Example Inc.',
    {
      SEISMO_PORT: new URL(`http://${host}`).port,
      SEISMO_PUBLIC_URL: `http://${host}`,
      SEISMO_OIDC_ISSUER: provider.issuer,
      SEISMO_OIDC_CLIENT_ID: provider.clientId,
      SEISMO_OIDC_CLIENT_SECRET: provider.clientSecret,
    },
  )
  started.defer(seismo.end)
  browser = await launchChromium()
  started.defer(() => browser.close())
})

afterAll(() => started.disposeAsync())

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ bypassCSP: true, ...options })
  const page = await context.newPage()
  await page.goto(`${seismo.url}${path}`)
  return page
}

function toProvider(page: Page) {
  return page.getByRole('link', { name: 'Log in with Example Inc.' }).click()
}

/** On the provider's own pages. */
async function logInThere(page: Page, login: string): Promise<void> {
  await page.locator('input[name=login]').fill(login)
  await page.locator('input[name=password]').fill('any')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

it('leads over the provider to the page that was asked for, and out again', async () => {
  const page = await open('/p/web/settings/access?from=-24h')
  await toProvider(page)

  await logInThere(page, 'ana')

  await page.waitForURL(/\/p\/web\/settings\/access\?from=-24h/)
  const here = page.getByRole('region', { name: 'Where you are logged in' })
  await here.getByText('by the identity provider').waitFor()
  await here.getByText(/Chrom\w+ \d+ on Linux/).waitFor()
  const members = page.getByRole('region', { name: 'Members' })
  await members.getByText('ana@example.com').waitFor()
  expect(await page.getByRole('region', { name: 'Your password' }).count()).toBe(0)
  expect(await axeViolations(page)).toEqual([])

  await page.getByRole('button', { name: 'Account of ana@example.com' }).click()
  await page.getByRole('menuitem', { name: 'Log out' }).click()
  await page.getByRole('button', { name: 'Yes, sign me out' }).click()
  await page.waitForURL(`${seismo.url}/login`)
  await toProvider(page)
  // Not known there any more.
  await logInThere(page, 'ana')
  await page.getByRole('button', { name: 'Account of ana@example.com' }).waitFor()
  await page.context().close()
})

it('says why nobody came in', async () => {
  const page = await open('/login?next=/p/web/vitals')
  await toProvider(page)
  await page.getByRole('link', { name: 'Cancel' }).click()
  await page.getByText('Example Inc. did not let you in, or you went back.').waitFor()

  await toProvider(page)
  await logInThere(page, 'eve')

  await page.getByText('You are in no group that may use Seismo.').waitFor()
  expect(new URL(page.url()).searchParams.get('next')).toBe('/p/web/vitals')
  expect((await page.request.get(`${seismo.url}/api/session`)).status()).toBe(401)
  await page.context().close()
})

it('is accessible', { timeout: 120_000 }, async () => {
  const page = await open('/login?problem=not-invited')
  await page.getByText('Nobody has invited you yet.').waitFor()

  expect(await faultsInEveryLook(page)).toEqual([])
  await page.context().close()
})
