import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import type { Seismo } from './seismo.ts'

export async function addMember(
  seismo: Seismo,
  name: string,
  role: 'admin' | 'member' | 'viewer' = 'member',
): Promise<{ password: string }> {
  const response = await fetch(`${seismo.url}/api/members`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${seismo.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name, role }),
  })
  if (!response.ok) throw new Error(`${String(response.status)}: ${await response.text()}`)
  return (await response.json()) as { password: string }
}

/** Rules of axe that the page breaks; it needs a context with `bypassCSP`. */
export function axeViolations(page: Page): Promise<string[]> {
  return violationsOf(page, {})
}

/** What a finger misses, below 24 px and too near to something else (WCAG 2.5.8): axe looks at it only where asked to. */
export function smallTargets(page: Page): Promise<string[]> {
  return violationsOf(page, { runOnly: ['target-size'] })
}

async function violationsOf(page: Page, options: RunOptions): Promise<string[]> {
  // Half way, what fades in has the contrast of neither state.
  await page.evaluate(async () => {
    const ending = () =>
      document
        .getAnimations()
        .filter(({ playState }) => playState === 'running')
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
    // One may start by the end of another.
    for (let running = ending(); running.length > 0; running = ending())
      await Promise.allSettled(running.map(({ finished }) => finished))
  })
  await page.evaluate(
    await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
  )
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(options)})`)
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}
