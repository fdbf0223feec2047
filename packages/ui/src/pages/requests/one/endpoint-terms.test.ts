import { vocabularyOf } from '@seismo/ingest/explore'
import { parseSearch } from '@seismo/ingest/search'
import { expect, it } from 'vitest'
import { signalQuery } from '../../../search/signal-search.ts'
import { endpointTerms } from './endpoint-terms.ts'

const endpoint = { method: 'GET', target: 'https://shop.example/app-*.js', operation: '' }

it('names the same rows, and takes no star of an address for a pattern', () => {
  const signals = signalQuery({ release: '2.41.0', page: '~n.', device: 'desktop' })

  const q = endpointTerms({ ...endpoint, operation: 'a "b"' }, signals) ?? ''

  const { parts, problems } = parseSearch(q, vocabularyOf('requests'))
  expect(problems).toEqual([])
  expect(parts).toMatchObject([
    { key: 'method', value: 'GET' },
    { key: 'target', value: 'https://shop.example/app-\\*.js' },
    { key: 'operation', value: 'a "b"' },
    { key: 'device', value: 'desktop' },
    { key: 'release', value: '2.41.0' },
    { key: 'page', value: '.' },
  ])
})

it.each([
  ['mobile devices, which are tablets as well', endpoint, { device: 'mobile' as const }],
  ['a page by its hash', endpoint, { page: '~k123' }],
  ['an address that is too long', { ...endpoint, target: 'x'.repeat(600) }, {}],
])('has no words for %s', (_, one, signals) => {
  expect(endpointTerms(one, signalQuery(signals))).toBeUndefined()
})
