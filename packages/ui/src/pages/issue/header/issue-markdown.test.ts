import type { IssueDetail, IssueEvent } from '@seismo/ingest/api'
import { describe, expect, it } from 'vitest'
import { issueMarkdown } from './issue-markdown.ts'
import { stackText } from '../stack/stack-text.ts'

const frame = {
  function: 'sum',
  file: 'src/cart/total.ts',
  line: 41,
  column: 17,
  inApp: true,
  context: [
    { line: 40, text: 'const q = 1' },
    { line: 41, text: 'total += price' },
  ],
}
const event = {
  at: 10_000,
  release: '2.41.0',
  environment: '',
  browser: 'Safari 19',
  os: 'iOS',
  url: 'https://shop.example/cart',
  exceptions: [
    { type: 'TypeError', message: 'no price', frames: [frame] },
    { type: 'ApiError', message: 'no item', frames: [{ file: 'a.js', line: 1, context: [] }] },
  ],
  breadcrumbs: [{ at: 6_900, kind: 'request', text: 'GET /api/cart → 200' }],
} as unknown as IssueEvent // only what is copied
const issue = { type: 'TypeError', message: 'no price', shortId: 'SHOP-1', events: 9_240, users: 2 }
const markdown = (over: object = {}) =>
  issueMarkdown({ ...issue, ...over } as IssueDetail, event, 'https://s/i/SHOP-1')

describe('stackText', () => {
  it('writes causes below what they caused', () =>
    expect(stackText(event)).toBe(
      [
        'TypeError: no price',
        '    at sum (src/cart/total.ts:41:17)',
        'Caused by: ApiError: no item',
        '    at <anonymous> (a.js:1)',
      ].join('\n'),
    ))
})

describe('issueMarkdown', () => {
  it('has the link, the facts, the blamed line and what came before', () => {
    const text = markdown()

    expect(text).toContain('[SHOP-1](https://s/i/SHOP-1) · 9,240 events · 2 users')
    expect(text).toContain('- Browser: Safari 19, iOS')
    expect(text).toContain('> 41 total += price')
    expect(text).toContain('−3.1 s  request  GET /api/cart → 200')
  })

  it('leaves out what is not known', () => expect(markdown()).not.toContain('Environment'))

  it('lets no message become markup', () =>
    expect(markdown({ message: '<img src=x>\n# [x](y) `z`' })).toContain(
      '## TypeError: \\<img src=x\\> \\# \\[x\\](y) \\`z\\`',
    ))

  it('fences a stack that has fences of its own', () => {
    const hostile = {
      ...event,
      exceptions: [{ type: 'E', message: '```\n# out', frames: [] }],
    } as unknown as IssueEvent

    expect(issueMarkdown(issue as IssueDetail, hostile, 'l')).toContain('````\nE: ```\n# out\n````')
  })
})
