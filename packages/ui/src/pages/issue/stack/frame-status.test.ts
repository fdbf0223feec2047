import type { EventFrame, IssueEvent } from '@seismo/ingest/api'
import { describe, expect, it } from 'vitest'
import { unmapped, uploadCommand } from './frame-status.ts'

describe('uploadCommand', () => {
  it.each([
    ['2.41.0', '2.41.0'],
    ['shop@2.41.0-rc.1+build', 'shop@2.41.0-rc.1+build'],
    ['', '<release>'],
    ['a b', "'a b'"],
    ["$(rm -rf ~)'", "'$(rm -rf ~)'\\'''"],
  ])('names the release %j as %s', (release, word) =>
    expect(uploadCommand(release)).toBe(`npx seismo sourcemaps upload ./dist --release ${word}`),
  )
})

describe('unmapped', () => {
  it('counts frames of the app that want a map, by reason', () => {
    const frame = (status: EventFrame['status'], inApp = true) => ({ status, inApp })
    const frames = [frame('no-map'), frame('no-map'), frame('mapped'), frame('no-map', false)]
    const event = { exceptions: [{ frames }, { frames: [frame('mismatch')] }] }

    // Only these fields are read.
    expect([...unmapped(event as unknown as IssueEvent)]).toEqual([
      ['no-map', 2],
      ['mismatch', 1],
    ])
  })
})
