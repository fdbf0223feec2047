import type { Page } from 'playwright-core'
import { axeViolations } from './person.ts'

export interface Look {
  colorScheme: 'light' | 'dark'
  /** Of the window, in px. */
  width: number
}

const WIDE = 1440
const PHONE = 390

const LOOKS: readonly Look[] = [
  { colorScheme: 'light', width: WIDE },
  { colorScheme: 'dark', width: WIDE },
  { colorScheme: 'dark', width: PHONE },
  { colorScheme: 'light', width: PHONE },
]

/**
 * Rules of axe that the page breaks and what scrolls sideways, in both themes, wide and on a phone. In one
 * visit, as a person changes them: to load the page anew for each costs more than to look at it.
 */
export async function faultsInEveryLook(
  page: Page,
  looked?: (name: string) => Promise<void>,
): Promise<string[]> {
  const faults: string[] = []
  for (const look of LOOKS) {
    faults.push(...(await faultsIn(page, look)))
    await looked?.(`${look.colorScheme}-${String(look.width)}`)
  }
  await page.setViewportSize({ width: WIDE, height: 900 })
  return faults
}

/** The same in one of them, in which the page then stays. */
export async function faultsIn(page: Page, { colorScheme, width }: Look): Promise<string[]> {
  await page.emulateMedia({ colorScheme })
  await page.setViewportSize({ width, height: 900 })
  const over = await overflowOf(page)
  const where = `in ${colorScheme} at ${String(width)} px`
  return [
    ...(await axeViolations(page)).map((violation) => `${violation} ${where}`),
    ...(over > 0 ? [`${String(over)} px too wide ${where}`] : []),
  ]
}

/** What is too wide, in px, once what follows the window's width has done so. */
async function overflowOf(page: Page): Promise<number> {
  const fits = page.waitForFunction(
    () => document.documentElement.scrollWidth <= innerWidth,
    undefined,
    { timeout: 5_000 },
  )
  return fits.then(
    () => 0,
    () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
  )
}
