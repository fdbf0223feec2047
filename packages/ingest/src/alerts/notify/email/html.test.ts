import { expect, it } from 'vitest'
import { aNotification } from '../../../testing/a-notification.ts'
import { toMailHtml } from './html.ts'

it('says what, how much, since when, whom it hits, where, and what to do', () => {
  const page = toMailHtml(aNotification())

  expect(page).toContain('■ Firing · critical')
  expect(page).toContain('41 errors in 5 min, 3 expected')
  expect(page).toContain('2.41.0 in production, 22:11\u00A0UTC, Nov\u00A021')
  expect(page).toContain('31 users, 40 sessions')
  expect(page).toContain('src/cart.ts:42')
  expect(page).toContain('return cart.total() + shipping')
  expect(page).toContain('href="https://seismo.example/api/alerts/snooze?token=a"')
  expect(page).toContain('Peak 10 errors a minute at')
})

it('draws the chart as cells that stay in small mails and need no picture', () => {
  const page = toMailHtml(aNotification())

  expect(page).toContain('bgcolor="#d13438"')
  // The release, from top to bottom.
  expect(page.match(/class="mark"/g)?.length).toBeGreaterThan(3)
  expect(page).not.toMatch(/<img|<svg|<script/)
  // Gmail cuts at 102 kB.
  expect(page.length).toBeLessThan(40_000)
})

it('makes text of whatever a stranger wrote', () => {
  const evil = `<img src=x onerror=alert(1)>"' onmouseover='`
  const page = toMailHtml(
    aNotification({
      ...{ title: evil, summary: evil, description: evil, rule: evil, owner: evil, moved: [evil] },
      topIssue: {
        ...{ id: 'a', shortId: 'A-1', title: evil, culprit: evil, events: 1, users: 0 },
        ...{ line: { file: evil, number: 1, code: evil }, url: 'https://seismo.example/i/a' },
      },
    }),
  )

  expect(page).not.toContain('<img')
  expect(page).not.toContain(`"' onmouseover`)
})
