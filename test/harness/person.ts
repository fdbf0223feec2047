import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
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
export async function axeViolations(page: Page): Promise<string[]> {
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
  const { violations } = await page.evaluate<AxeResults>('axe.run()')
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}
