import { expect, it } from 'vitest'
import { clickHouseOver } from '../connection-over-port.ts'
import { issueNames } from './issue-aliases.ts'

it.each([
  ['', false],
  ['{"n":1}\n', true],
])('looks aliases up only where there are any: %j', async (answer, isLooked) => {
  const client = clickHouseOver(() => Promise.resolve({ is: 'answer', text: answer }))

  const { withIssue, inIssues, ofIssue, ofAny } = await issueNames(client, 1)

  const parts = [withIssue('SELECT 1'), inIssues('SELECT 1'), ofIssue, ofAny]
  expect(parts.map((sql) => sql.includes('issue_aliases'))).toEqual(parts.map(() => isLooked))
})
