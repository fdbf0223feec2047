import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** A Chromium that looks like a person's: SDKs tell robots apart, and send nothing for them. */
export async function launchBrowser(
  ignoreDefaultArgs: string[] = [],
): Promise<{ browser: Browser; context: BrowserContextOptions }> {
  const browser = await chromium.launch({
    executablePath:
      process.env.CHROMIUM_PATH ?? PLACES.find(existsSync) ?? chromium.executablePath(),
    ignoreDefaultArgs,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-blink-features=AutomationControlled',
    ],
  })
  const [version = '1'] = browser.version().split('.')
  const userAgent =
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) ' +
    `Chrome/${version}.0.0.0 Safari/537.36`
  return { browser, context: { userAgent } }
}
