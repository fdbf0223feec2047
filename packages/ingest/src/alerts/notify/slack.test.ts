import { expect, it } from 'vitest'
import type { Message } from '../message.ts'
import { toSlackBody } from './slack.ts'

const message: Message = {
  state: 'firing',
  rule: 'spike',
  severity: 'critical',
  summary: '41 errors a minute on web',
  value: 41,
  above: 10,
  errors: 41,
  startedAt: 1,
  endedAt: null,
  incident: 'spike/1',
  project: 'web',
  topIssue: {
    title: 'Error: <!channel> <https://evil.example|click> & more',
    culprit: 'src/cart.ts in total',
    events: 1,
    url: 'https://seismo.example/p/web/issues/1',
  },
  runbook: 'https://runbooks.example/spike',
  url: 'https://seismo.example/p/web/alerts',
}

it('links the issue, the alerts and the runbook', () => {
  const text = JSON.stringify(toSlackBody(message))

  expect(text).toContain('<https://seismo.example/p/web/issues/1|')
  expect(text).toContain('src/cart.ts in total · 1 event"')
  expect(text).toContain('<https://runbooks.example/spike|Runbook>')
})

it('leaves an error message no way to mention people or make links', () => {
  const text = JSON.stringify(toSlackBody(message))

  expect(text).not.toContain('<!channel>')
  expect(text).not.toContain('<https://evil.example')
  expect(text).toContain('&lt;!channel&gt;')
})

it('shows a resolved alert as resolved', () => {
  expect(toSlackBody({ ...message, state: 'resolved', topIssue: null })).toMatchObject({
    text: '✓ Resolved: spike. 41 errors a minute on web',
    attachments: [{ color: '#299fa3' }],
  })
})
