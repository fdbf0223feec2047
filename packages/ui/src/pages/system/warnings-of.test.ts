import type { System } from '@seismo/ingest/api'
import { describe, expect, it } from 'vitest'
import { warningsOf } from './warnings-of.ts'

function aSystem({
  log,
  ...given
}: Partial<Omit<System, 'log'>> & { log?: Partial<System['log']> }) {
  return {
    log: {
      ...{ bytes: 0, maxBytes: 1_000, freeBytes: null, pendingBytes: 0, pendingRecords: 0 },
      damagedBytes: 0,
      ...log,
    },
    newIssues: { burst: 500, perHour: 50, over: [] as System['newIssues']['over'] },
    insertLagMs: 0,
    trouble: null,
    tables: null,
    disk: null,
    ...given,
  }
}

describe('warningsOf', () => {
  it('is silent while all is well', () => expect(warningsOf(aSystem({}))).toEqual([]))

  it('says since when nothing is stored, and what waits', () => {
    const [warning] = warningsOf(
      aSystem({ trouble: { since: 5, message: 'away' }, log: { pendingRecords: 1_200 } }),
    )

    expect(warning).toMatchObject({ is: 'trouble', since: 5 })
    expect(warning?.advice).toContain('1,200 records wait')
  })

  it.each([
    [800, []],
    [801, ['full']],
  ])('with %d of 1,000 bytes in the log says %j', (bytes, said) =>
    expect(warningsOf(aSystem({ log: { bytes } })).map(({ is }) => is)).toEqual(said),
  )

  it.each([
    [null, []],
    [14, []],
    [13.9, ['disk']],
  ])('with %d days until the disk is full says %j', (daysUntilFull, said) => {
    const disk = { freeBytes: 1e9, totalBytes: 2e9, daysUntilFull }

    expect(warningsOf(aSystem({ disk })).map(({ is }) => is)).toEqual(said)
  })

  it('says what was damaged', () =>
    expect(warningsOf(aSystem({ log: { damagedBytes: 40 } })).map(({ is }) => is)).toEqual([
      'damaged',
    ]))

  it('says that a project had too many new issues, and what to do', () => {
    const over = [{ project: 'web', issueId: 'x', events: 49_500, lastAt: 7 }]

    const warnings = warningsOf(aSystem({ newIssues: { burst: 500, perHour: 50, over } }))

    expect(warnings).toMatchObject([{ is: 'over-budget', title: 'web has too many new issues' }])
    expect(warnings[0]?.advice).toMatch(/^49,500 errors .*new_issues in seismo.yaml/)
  })
})
