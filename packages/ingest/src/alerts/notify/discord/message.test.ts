import { expect, it } from 'vitest'
import { aNotification } from '../../../testing/a-notification.ts'
import { toDiscordMessage } from './message.ts'

interface Sent {
  allowed_mentions: { parse: string[] }
  embeds: [{ title: string; description: string; fields: { name: string; value: string }[] }]
}

// as: the shape that Discord documents.
const sentOf = (given = {}) => toDiscordMessage(aNotification(given)) as Sent

it('says what, how much, since when, whom it hits, where, and what to do', () => {
  const {
    embeds: [{ title, description, fields }],
  } = sentOf()

  expect(title).toBe('■ Firing: Error spike on shop')
  expect(description).toContain('41 errors in 5 min, 3 expected')
  expect(description).toContain('return cart.total() + shipping')
  expect(description).toContain('[Runbook](https://runbooks.example/checkout)')
  expect(fields).toContainEqual({ name: 'Affected', value: '31 users, 40 sessions', inline: true })
})

it('mentions nobody and keeps the text of strangers text', () => {
  const sent = sentOf({ summary: '@everyone [click](https://evil.example) **bold** <@1>' })

  expect(sent.allowed_mentions).toEqual({ parse: [] })
  expect(sent.embeds[0].description).not.toMatch(/@everyone|\]\(https:\/\/evil|[^\\]\*\*bold/)
})

it('stays within what Discord takes, however long the texts are', () => {
  const long = '*'.repeat(20_000)
  const alerts = Array.from({ length: 10 }, () => ({
    ...{ state: 'firing' as const, rule: long, labels: {}, summary: long },
    ...{ startedAt: 1, endedAt: null, url: 'https://seismo.example' },
  }))
  const {
    embeds: [embed],
  } = sentOf({ title: long, summary: long, description: long, owner: long, moved: [long], alerts })

  expect(embed.title.length).toBeLessThanOrEqual(256)
  expect(embed.description.length).toBeLessThanOrEqual(4_096)
  expect(JSON.stringify(embed).length).toBeLessThan(12_000)
  for (const { value } of embed.fields) expect(value.length).toBeLessThanOrEqual(1_024)
})

it('keeps what can be done about it, however much strangers wrote', () => {
  const long = '*'.repeat(2_000)

  const topIssue = {
    ...{ id: 'a', shortId: 'A-1', title: long, culprit: long, events: 1, users: 1 },
    ...{ line: { file: long, number: 1, code: long }, url: 'https://seismo.example/i/a' },
  }

  const { description } = sentOf({ summary: long, description: long, topIssue }).embeds[0]

  expect(description).toContain('[Open alerts](https://seismo.example/p/shop/alerts)')
  expect(description).toContain('snooze?token=b)')
  expect(description.length).toBeLessThanOrEqual(3_500)
})
