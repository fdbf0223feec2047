import { expect, it } from 'vitest'
import { readConfig } from '@seismo/ingest/node'
import { checkRoles } from './check-roles.ts'

const PARTS = {
  SEISMO_LOG_URL: 'nats://n1/seismo',
  SEISMO_CLICKHOUSE_URL: 'http://clickhouse:8123/seismo',
}
const BUCKET = {
  ...{ SEISMO_ARTIFACTS_URL: 's3://maps?region=eu-central-1' },
  ...{ AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' },
}
const statesOf = (environment: Record<string, string>) =>
  checkRoles(readConfig(environment, '')).map(({ state }) => state)

it('warns where maps are uploaded to one machine and looked for on another', () => {
  expect(statesOf({ ...PARTS, SEISMO_ROLES: 'api' })).toEqual(['warn'])
  expect(statesOf({ ...PARTS, SEISMO_ROLES: 'process,accept' })).toEqual(['warn'])
})

it('says nothing where they are in a bucket, or nobody needs them, or one machine does all', () => {
  expect(statesOf({ ...PARTS, ...BUCKET, SEISMO_ROLES: 'api' })).toEqual([])
  expect(statesOf({ ...PARTS, SEISMO_ROLES: 'accept' })).toEqual([])
  expect(statesOf({})).toEqual([])
})
