import type { SilenceSource } from '@seismo/ingest/api'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { addSilences } from './alerts.ts'

const SILENCES: SilenceSource[] = ['first', 'second'].map((reason) => ({
  ...{ matchers: ['issue="1"'], ends: '2026-11-21T22:00:00.000Z', reason },
}))

/** A service that refuses the second silence. */
function refusing({ canEnd }: { canEnd: boolean }): string[] {
  const ended: string[] = []
  vi.stubGlobal('fetch', (address: string, { method, body }: { method: string; body?: string }) => {
    if (method === 'DELETE') {
      ended.push(new URL(address, 'http://seismo.example').pathname)
      return Promise.resolve(new Response(null, { status: canEnd ? 204 : 503 }))
    }
    const isRefused = body?.includes('second') ?? false
    const title = 'there are too many silences'
    return Promise.resolve(
      isRefused ? Response.json({ title }, { status: 409 }) : Response.json({ id: 'made' }),
    )
  })
  return ended
}

afterEach(() => void vi.unstubAllGlobals())

describe('addSilences', () => {
  it('ends those that were made where one is refused, and says why', async () => {
    const ended = refusing({ canEnd: true })

    const adding = addSilences('web', SILENCES)

    await expect(adding).rejects.toThrow('there are too many silences')
    expect(ended).toEqual(['/api/alerts/silences/made'])
  })

  it('says so where some of them stay', async () => {
    refusing({ canEnd: false })

    const adding = addSilences('web', SILENCES)

    await expect(adding).rejects.toThrow('could not be undone; look at Silenced under Alerts')
  })
})
