import { expect, it } from 'vitest'
import { clickHouseOver } from '../connection-over-port.ts'
import { issueNames } from './issue-aliases.ts'

it.each([
  ['{"n":"0","hidden":"0","of_repairs":"0"}', false, false],
  ['{"n":"1","hidden":"0","of_repairs":"0"}', true, false],
  ['{"n":"2","hidden":"1","of_repairs":"0"}', true, true],
])(
  'looks aliases and splits up only where there are any: %j',
  async (answer, hasAliases, hasSplits) => {
    const client = clickHouseOver(() => Promise.resolve({ is: 'answer', text: `${answer}\n` }))

    const { withIssue, ofIssues, ofIssue, ofAny, eventName, isSplit } = await issueNames(client, 1)

    const parts = [withIssue('SELECT 1'), ofIssues, ofIssue, ofAny]
    expect(parts.map((sql) => sql.includes('issue_aliases'))).toEqual(parts.map(() => hasAliases))
    expect([eventName, isSplit].map((sql) => sql.includes('issue_aliases'))).toEqual([
      ...[hasSplits, hasSplits],
    ])
  },
)
