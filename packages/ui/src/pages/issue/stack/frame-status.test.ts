import type { EventFrame, IssueEvent } from '@seismo/ingest/api'
import { describe, expect, it } from 'vitest'
import { reasonOf, unmapped } from './frame-status.ts'

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

describe('the reason of a frame', () => {
  const file = 'https://shop.example/app.js'
  const frame = (status: EventFrame['status']): EventFrame => ({
    ...{ status, inApp: true, raw: { file }, context: [] },
  })

  it.each([
    ['no-map', '1.4.2', {}, 'No source map was uploaded for this file. Looked for: release 1.4.2.'],
    [
      'no-map',
      '1.4.2',
      { [file]: 'd-1' },
      'No source map was uploaded for this file. Looked for: debug id d-1, release 1.4.2.',
    ],
    [
      'no-map',
      '',
      { 'https://shop.example/other.js': 'd-2' },
      'No source map was uploaded for this file. Looked for: no release, as the page names none.',
    ],
    [
      'mismatch',
      '1.4.2',
      { [file]: 'd-1' },
      'The uploaded map belongs to another build of this file. Looked for: debug id d-1, release 1.4.2.',
    ],
    [
      'outside-map',
      '1.4.2',
      {},
      'The map knows no such position: the file was changed after the build.',
    ],
    ['mapped', '1.4.2', {}, ''],
  ] as const)('%s in release %j with ids %j', (status, release, debugIds, words) =>
    expect(reasonOf(frame(status), { release, debugIds })).toBe(words),
  )

  it('knows no debug id of a file that only has the name of something every object has', () =>
    expect(
      reasonOf(
        { ...frame('no-map'), raw: { file: 'constructor' } },
        { release: '1', debugIds: {} },
      ),
    ).toBe('No source map was uploaded for this file. Looked for: release 1.'))
})
