import type { Correlations } from '@seismo/ingest/api'
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { correlationsQuery } from './correlations.ts'

const window = { from: '-24h', to: 'now' }
const of = (project: string, signal: string, rise?: string) =>
  correlationsQuery(project, { signal: { signal }, window, rise })

it.each([
  ['another onset', of('web', 'errors', 'a,b'), true],
  ['another signal', of('web', 'vital:LCP'), false],
  ['another project', of('shop', 'errors'), false],
])('what was found stays for %s: %j', (_, next, stays) => {
  const client = new QueryClient()
  // as: nothing of it is read.
  client.setQueryData(of('web', 'errors').queryKey, { items: [] } as unknown as Correlations)
  const observer = new QueryObserver(client, { ...of('web', 'errors'), enabled: false })

  observer.setOptions({ ...next, enabled: false })

  expect(observer.getCurrentResult().isPlaceholderData).toBe(stays)
})
