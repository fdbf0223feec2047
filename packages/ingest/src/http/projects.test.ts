import { describe, expect, it } from 'vitest'
import { retentionConfig } from '../store/retention.ts'
import { addressesOf, describeProject } from './projects.ts'

const project = { number: 7, slug: 'shop', name: 'Shop', publicKey: 'pk_1', allowedOrigins: [] }

const scripts = { loader: '', pinned: [{ path: '/seismo.js', integrity: 'sha384-x' }] }

it('tells how long signals are kept, as it is configured', async () => {
  const described = await describeProject(project, {
    ...{ origin: 'https://seismo.example', scripts },
    ...{ control: undefined, countryHeader: undefined },
    store: { firstEventAt: () => Promise.resolve(null) },
    retention: retentionConfig.parse({ requests: '7d' }),
  })

  expect(described.keptDays).toEqual({
    ...{ errors: 90, requests: 7, vitals: 14, pageViews: 30, sessions: 30 },
  })
})

describe('addressesOf', () => {
  it('puts the key where each client has it', () =>
    expect(addressesOf(project, 'https://seismo.example')).toEqual({
      sentryDsn: 'https://pk_1@seismo.example/7',
      faroUrl: 'https://seismo.example/collect/pk_1',
      otlpUrl: 'https://seismo.example',
      reportsUrl: 'https://seismo.example/v1/reports/pk_1',
      remoteWriteUrl: 'https://seismo.example/api/v1/write?project=shop',
    }))

  it('keeps the port and a path in front of the service', () =>
    expect(addressesOf(project, 'http://127.0.0.1:8790/seismo').sentryDsn).toBe(
      'http://pk_1@127.0.0.1:8790/seismo/7',
    ))
})
