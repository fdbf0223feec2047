import { expect, it } from 'vitest'
import { curlCommand } from './curl-command.ts'

const asked = { origin: 'https://s.example', project: 'shop', issue: 'SHOP-1', event: 'e-1' }

it('reads the very event', () =>
  expect(curlCommand(asked)).toBe(
    `curl -H "Authorization: Bearer $SEISMO_API_TOKEN" 'https://s.example/api/issues/SHOP-1/events/e-1?project=shop'`,
  ))

it('lets nothing out of its quotes', () =>
  expect(curlCommand({ ...asked, project: `a'; rm -rf ~ #` })).not.toContain(`a'`))
