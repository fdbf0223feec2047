import type { BrowserContextOptions } from 'playwright-core'

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)'
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)'
const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0'

const desktop = { viewport: { width: 1440, height: 900 } }
const phone = { viewport: { width: 390, height: 780 }, isMobile: true, hasTouch: true }

/** Chromium under many names. */
export const DEVICES: readonly BrowserContextOptions[] = [
  { ...desktop, locale: 'en-US', userAgent: `${WINDOWS} ${CHROME} Safari/537.36` },
  { ...desktop, locale: 'de-DE', userAgent: `${MAC} ${CHROME} Safari/537.36` },
  {
    viewport: { width: 1280, height: 720 },
    locale: 'en-GB',
    userAgent: `${WINDOWS} ${CHROME} Safari/537.36 Edg/142.0.0.0`,
  },
  {
    viewport: { width: 1680, height: 1050 },
    locale: 'fr-FR',
    userAgent: `${MAC} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15`,
  },
  {
    ...desktop,
    locale: 'nb-NO',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0',
  },
  {
    ...phone,
    locale: 'en-US',
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 ' +
      '(KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
  },
  {
    ...phone,
    viewport: { width: 412, height: 840 },
    locale: 'de-DE',
    userAgent: `Mozilla/5.0 (Linux; Android 15; Pixel 9) ${CHROME} Mobile Safari/537.36`,
  },
]
