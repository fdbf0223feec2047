import { describe, expect, it } from 'vitest'
import { writeBox } from './box.ts'
import { readIssueSearch, withoutIssue } from './issue-search.ts'

const FROM = '2026-11-21T10:00:00.000Z'
const TO = '2026-11-21T11:00:00.000Z'

describe('readIssueSearch', () => {
  it('reads what the page wrote, beside the search of the list', () => {
    const box = writeBox({ from: FROM, to: TO })
    const search = { q: 'cart', tab: 'events', box, only: 'browser:Safari', tag: 'plan' }

    expect(readIssueSearch(search)).toEqual(search)
  })

  it.each([[{ tab: 'x' }], [{ box: 'x' }], [{ only: ' ' }], [{ tag: 7 }]])(
    'leaves out %j',
    (search) => expect(readIssueSearch(search)).toEqual({}),
  )
})

describe('withoutIssue', () => {
  it('keeps the list’s own', () =>
    expect(
      withoutIssue({ q: 'cart', from: '-7d', tab: 'events', only: 'x', tag: 'y', look: 'moved' }),
    ).toEqual({
      q: 'cart',
      from: '-7d',
    }))
})
