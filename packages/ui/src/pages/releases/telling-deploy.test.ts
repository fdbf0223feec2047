import type { Deploy } from '@seismo/ingest/api'
import { expect, it } from 'vitest'
import { tellingDeploy } from './telling-deploy.ts'

function aDeploy(source: Deploy['source'], environment: string): Deploy {
  return { release: '1', environment, at: 0, source, url: null, commit: null, actor: 'seismo' }
}
const seen = aDeploy('first-sight', 'production')
const told = aDeploy('api', 'staging')
const nowhere = aDeploy('first-sight', '')

it.each([
  [[nowhere, seen, told], told],
  [[nowhere, seen], seen],
  [[nowhere], nowhere],
  [[], undefined],
])('names what was told of, else where it was seen', (deploys, expected) => {
  expect(tellingDeploy(deploys)).toBe(expected)
})
