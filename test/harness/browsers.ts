import { chromium } from 'playwright-core'
import { launchFirefox } from './firefox.ts'
import { launchWebKit } from './webkit.ts'

/** A tab of any of the browsers; what a test asks of all of them and no more. */
export interface Tab {
  /** Resolves when the page has loaded. */
  open: (url: string) => Promise<void>
  /** Runs a function in the page, or the text of an expression, and answers what JSON can say of the result. */
  evaluate: <Result, Args extends unknown[]>(
    run: string | ((...args: Args) => Result),
    ...args: Args
  ) => Promise<Awaited<Result>>
  /** As a person does: through the browser's input. */
  click: (selector: string) => Promise<void>
  reload: () => Promise<void>
  back: () => Promise<void>
  /** Firefox puts another tab in front; the others have no way to, and are told so (`PRETEND_HIDDEN`). */
  hide: () => Promise<void>
  close: () => Promise<void>
}

export interface TestBrowser {
  name: BrowserName
  newTab: () => Promise<Tab>
  /** All of its processes at once, as a machine that runs out of memory. */
  kill: () => Promise<void>
  close: () => Promise<void>
}

const NAMES = ['chromium', 'firefox', 'webkit'] as const
export type BrowserName = (typeof NAMES)[number]

/** All, unless the machine's SEISMO_BROWSERS names some. */
export const BROWSERS: BrowserName[] = NAMES.filter(
  (name) => process.env.SEISMO_BROWSERS?.includes(name) ?? true,
)

/** A real browser with a profile of its own, which is gone when it is closed; scripts/programs.sh installs it. */
export function launchBrowser(name: BrowserName): Promise<TestBrowser> {
  if (name === 'firefox') return launchFirefox()
  if (name === 'webkit') return launchWebKit()
  return launchCachingChromium()
}

/** Chromium as people have it: Playwright's own arguments turn the back/forward cache off. */
async function launchCachingChromium(): Promise<TestBrowser> {
  const server = await chromium.launchServer({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  })
  const browser = await chromium.connect(server.wsEndpoint())
  const context = await browser.newContext()
  return {
    name: 'chromium',
    newTab: async () => {
      const page = await context.newPage()
      return {
        open: async (url) => {
          await page.goto(url)
        },
        evaluate: evaluateBy((expression) => page.evaluate<string | undefined>(expression)),
        click: (selector) => page.click(selector),
        reload: async () => {
          await page.reload()
        },
        // Playwright waits for a load, which a page from the cache does not have.
        back: async () => {
          await page.goBack({ waitUntil: 'commit' })
        },
        hide: () => page.evaluate(PRETEND_HIDDEN),
        close: () => page.close({ runBeforeUnload: true }),
      }
    },
    kill: () => server.kill(),
    close: () => server.close(),
  }
}

/** What a page sees that goes to the background. */
export const PRETEND_HIDDEN = `
  Object.defineProperty(document, 'visibilityState', { get: () => 'hidden', configurable: true })
  Object.defineProperty(document, 'hidden', { get: () => true, configurable: true })
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))`

/** One expression for all browsers, each of which has its own idea of what a result may be. */
export function evaluateBy(
  execute: (expression: string) => Promise<string | undefined>,
): Tab['evaluate'] {
  return async <Result, Args extends unknown[]>(
    run: string | ((...args: Args) => Result),
    ...args: Args
  ): Promise<Awaited<Result>> => {
    const call = typeof run === 'string' ? run : `(${String(run)})(...${JSON.stringify(args)})`
    const text = await execute(`(async () => JSON.stringify(await ${call}))()`)
    // as: it is what the function answered.
    return (text === undefined ? undefined : JSON.parse(text)) as Awaited<Result>
  }
}
