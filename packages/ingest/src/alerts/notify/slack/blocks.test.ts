import { expect, it } from 'vitest'
import { aNotification } from '../../../testing/a-notification.ts'
import { toSlackMessage } from './blocks.ts'

const hostile = aNotification({
  topIssue: {
    ...{ id: 'a', shortId: 'A-1', events: 1, users: 0, url: 'https://seismo.example/i/a' },
    title: 'Error: <!channel> <https://evil.example|click> & more',
    culprit: 'src/cart.ts in total',
    line: { file: 'src/<b>.ts', number: 1, code: 'x``` <!here> y' },
  },
})

it('says what, how much, since when and which release, whom it hits, where, and what to do', () => {
  const text = JSON.stringify(toSlackMessage(aNotification()))

  expect(text).toContain('■ Firing: Error spike on shop')
  expect(text).toContain('41 errors in 5 min, 3 expected')
  expect(text).toContain('2.41.0 in production')
  expect(text).toContain('31 users, 40 sessions')
  expect(text).toContain('src/cart.ts:42')
  expect(text).toContain('```return cart.total() + shipping```')
  expect(text).toContain('<https://seismo.example/p/shop/issues/a1b2|TypeError')
  expect(text).toContain('<https://runbooks.example/checkout|Runbook>')
  expect(text).toContain('<https://seismo.example/api/alerts/snooze?token=a|15 min>')
  expect(text).toMatch(/▂▂.*█/)
})

it('leaves an error message no way to mention people, make links or end a block of code', () => {
  const text = JSON.stringify(toSlackMessage(hostile))

  expect(text).not.toMatch(/<!(?!date)/)
  expect(text).not.toContain('<https://evil.example')
  expect(text).toContain('&lt;!channel&gt;')
  expect(text).toContain("```x''' &lt;!here&gt; y```")
})

it('makes no link of an address, and cuts none of its own in two', () => {
  const alerts = Array.from({ length: 10 }, () => ({
    ...{ state: 'firing' as const, rule: '&'.repeat(100), labels: {}, summary: '&'.repeat(150) },
    ...{ startedAt: 1, endedAt: null, url: 'https://seismo.example/p/shop/alerts' },
  }))
  const message = toSlackMessage(aNotification({ summary: 'see https://evil.example', alerts }))

  const text = JSON.stringify(message)
  expect(message).toMatchObject({
    text: expect.stringContaining('see https:\u200B//evil') as string,
  })
  // An angle of ours opens as often as it closes.
  expect(text.split('<').length).toBe(text.split('>').length)
})

it('shows a resolved alert as resolved', () => {
  const resolved = aNotification({ state: 'resolved', reason: 'resolved', topIssue: null })

  expect(toSlackMessage(resolved)).toMatchObject({
    text: '✓ Resolved: Error spike on shop. 41 errors in 5 min, 3 expected',
    attachments: [{ color: '#299fa3' }],
  })
})

it('stays within what Slack takes, however long the texts are', () => {
  const long = '<&>'.repeat(20_000)
  const alerts = Array.from({ length: 10 }, () => ({
    ...{ state: 'firing' as const, rule: long, labels: {}, summary: long },
    ...{ startedAt: 1, endedAt: null, url: 'https://seismo.example' },
  }))
  const message = toSlackMessage(
    aNotification({ title: long, summary: long, description: long, alerts, more: 7 }),
  )

  // as: the shape that Slack documents.
  const [{ blocks }] = (message as { attachments: [{ blocks: { text?: { text: string } }[] }] })
    .attachments
  for (const { text } of blocks) expect(text?.text.length ?? 0).toBeLessThanOrEqual(3_000)
})
