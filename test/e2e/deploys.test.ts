import type { Deploy } from '@seismo/ingest/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

let seismo: Seismo

beforeAll(async () => {
  seismo = await startSeismo()
})

afterAll(() => seismo.end())

it('a pipeline tells of a deploy', async () => {
  const at = new Date(Date.now() - 60_000).toISOString()
  const told = await seismo.cli(
    ...['deploys', 'add', '2.41.0', '--environment', 'production', '--at', at],
    ...['--commit', 'abc1234', '--run-url', 'https://ci.example/7'],
  )

  expect(told.output).toContain('2.41.0 is in production')
  expect(told.code).toBe(0)
  const { items } = await seismo.get<{ items: Deploy[] }>('/api/deploys?from=-1d')
  expect(items).toMatchObject([
    {
      ...{ release: '2.41.0', environment: 'production', at: Date.parse(at), source: 'api' },
      ...{ commit: 'abc1234', url: 'https://ci.example/7' },
    },
  ])
})

it.each([
  [['2.41.0'], '--environment'],
  [['', '--environment', 'production'], 'the release is empty'],
  [['2.41.0', '--environment', ''], '--environment is empty'],
  [['2.41.0', '--environment', 'e', '--at', 'yesterday'], 'at: '],
  [['2.41.0', '--environment', 'e', '--token', 'wrong'], 'does not know this token'],
  [['2.41.0', '--environment', 'e', '--project', 'none'], 'none'],
  [['2.41.0', '--environment', 'e', '--url', 'seismo.example'], 'is no address'],
  [['2.41.0', '--environment', 'e', '--url', 'http://127.0.0.1:9'], 'cannot be reached'],
])('it is told what is wrong with %j', async (args, words) => {
  const { code, output } = await seismo.cli('deploys', 'add', ...args)

  expect(code).toBe(1)
  expect(output).toContain(words)
})
