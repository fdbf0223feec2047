import type { IssueSummary } from '@seismo/ingest/api'
import { describe, expect, it } from 'vitest'
import { acceptAll, followRows, isEmptied, type Fetched } from './follow-rows.ts'

const anIssue = (id: string, events = 1) => ({ id, events }) as IssueSummary // only these are read
const aList = (...rows: IssueSummary[]): Fetched => ({ key: 'k', pages: [rows], more: false })
const ids = (rows: readonly IssueSummary[]) => rows.map((row) => row.id).join('')

describe('followRows', () => {
  it('updates counters without moving a row', () => {
    const before = acceptAll(aList(anIssue('a'), anIssue('b')))

    const after = followRows(before, aList(anIssue('b', 9), anIssue('a', 2)))

    expect(after.visible).toEqual([anIssue('a', 2), anIssue('b', 9)])
  })

  it('lets new issues wait', () => {
    const before = acceptAll(aList(anIssue('a')))

    const after = followRows(before, aList(anIssue('n'), anIssue('a')))

    expect(ids(after.visible)).toBe('a')
    expect(after.waiting).toBe(1)
  })

  it('takes the first issue in at once', () => {
    const after = followRows(acceptAll(aList()), aList(anIssue('n')))

    expect(ids(after.visible)).toBe('n')
    expect(after.waiting).toBe(0)
  })

  it('believes the first of two pages that have an issue: those far down may be older', () => {
    const twice = {
      key: 'k',
      pages: [[anIssue('a', 9)], [anIssue('b'), anIssue('a', 2)]],
      more: true,
    }

    expect(acceptAll(twice).visible).toEqual([anIssue('a', 9), anIssue('b')])
    expect(followRows(acceptAll(aList(anIssue('a'))), twice).visible[0]).toEqual(anIssue('a', 9))
  })

  it('takes new issues in when asked', () => {
    const accepted = acceptAll(aList(anIssue('n'), anIssue('a')))

    expect(ids(accepted.visible)).toBe('na')
    expect(accepted.waiting).toBe(0)
  })

  it('starts anew with another list', () => {
    const before = acceptAll(aList(anIssue('a')))

    const after = followRows(before, { ...aList(anIssue('z')), key: 'other' })

    expect(ids(after.visible)).toBe('z')
  })

  it('appends a page the reader loaded', () => {
    const before = acceptAll(aList(anIssue('a')))

    const after = followRows(before, { ...aList(), pages: [[anIssue('a')], [anIssue('b')]] })

    expect(ids(after.visible)).toBe('ab')
    expect(after.waiting).toBe(0)
  })

  it('keeps a row that was only pushed off the page', () => {
    const before = acceptAll(aList(anIssue('a'), anIssue('b')))

    const after = followRows(before, { ...aList(anIssue('n'), anIssue('a')), more: true })

    expect(ids(after.visible)).toBe('ab')
  })

  it('drops a row that is gone, and remembers its place for an undo', () => {
    const before = acceptAll(aList(anIssue('a'), anIssue('b'), anIssue('c')))

    const gone = followRows(before, aList(anIssue('a'), anIssue('c')))
    const undone = followRows(gone, aList(anIssue('b'), anIssue('a'), anIssue('c')))

    expect(ids(gone.visible)).toBe('ac')
    expect(ids(undone.visible)).toBe('abc')
  })
})

describe('a list of which all rows are done with', () => {
  const listed = acceptAll(aList(anIssue('a')))

  it('is emptied where others wait', () => {
    const followed = followRows(listed, aList(anIssue('n'), anIssue('a')))

    expect(isEmptied(followed, [])).toBe(true)
    expect(isEmptied(followed, followed.visible)).toBe(false)
  })

  it('is empty where none does', () => {
    expect(isEmptied(listed, [])).toBe(false)
    expect(isEmptied(undefined, [])).toBe(false)
  })
})
