import { expect, it } from 'vitest'
import { aNotification } from '../../../testing/a-notification.ts'
import { toTeamsMessage } from './card.ts'

it('is an Adaptive Card with what happened and buttons', () => {
  const message = toTeamsMessage(aNotification())

  const text = JSON.stringify(message)
  expect(message).toMatchObject({
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: { type: 'AdaptiveCard' },
      },
    ],
  })
  expect(text).toContain('■ Firing: Error spike on shop')
  expect(text).toContain('src/cart.ts:42')
  expect(text).toContain('"title":"Runbook"')
  expect(text).toContain('"title":"Snooze 15 min"')
})

it('puts what strangers wrote into runs, which know no Markdown', () => {
  const markdown = '[click](https://evil.example) **now**'
  const message = toTeamsMessage(aNotification({ summary: markdown }))

  expect(JSON.stringify(message)).toContain(`{"type":"TextRun","text":"${markdown}"}`)
  expect(JSON.stringify(message)).not.toContain('"TextBlock"')
})

it('stays below the 28 kB that Teams takes', () => {
  const long = 'ü'.repeat(5_000)
  const alerts = Array.from({ length: 10 }, () => ({
    ...{ state: 'firing' as const, rule: long, labels: {}, summary: long },
    ...{ startedAt: 1, endedAt: null, url: 'https://seismo.example' },
  }))
  const message = toTeamsMessage(
    aNotification({
      ...{ title: long, summary: long, description: long, owner: long, alerts },
      ...{ moved: [long, long, long] },
    }),
  )

  expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThan(28_000)
})
