import { describe, expect, it } from 'vitest'
import { ApiError, createClient } from './client.ts'

describe('client', () => {
  it('asks with the parameters that are set', async () => {
    const asked: string[] = []
    const client = createClient((address) => {
      if (typeof address === 'string') asked.push(address)
      return Promise.resolve(Response.json({ items: [] }))
    })

    await client.get('/api/issues', { q: 'page:/a b', to: undefined, cursor: '', limit: 50 })

    expect(asked).toEqual(['/api/issues?q=page%3A%2Fa+b&limit=50'])
  })

  it('sends a body as JSON', async () => {
    let sent: RequestInit | undefined
    const client = createClient((_, init) => {
      sent = init
      return Promise.resolve(Response.json({}))
    })

    await client.send('PATCH', '/api/issues/1', { state: 'resolved' })

    expect(sent).toMatchObject({ method: 'PATCH', body: '{"state":"resolved"}' })
  })

  it('answers nothing for 204', async () => {
    const client = createClient(() => Promise.resolve(new Response(null, { status: 204 })))

    await expect(client.send('DELETE', '/api/session')).resolves.toBeUndefined()
  })

  it('turns a problem into an error with its request id', async () => {
    const problem = { type: 'x', title: 'Too slow', status: 504, detail: 'd', requestId: 'req_1' }
    const client = createClient(() =>
      Promise.resolve(
        new Response(JSON.stringify(problem), {
          status: 504,
          headers: { 'content-type': 'application/problem+json' },
        }),
      ),
    )

    await expect(client.get('/api/issues')).rejects.toMatchObject({
      name: 'ApiError',
      message: 'Too slow',
      status: 504,
      detail: 'd',
      requestId: 'req_1',
    })
  })

  it('names the status of a failure that is no problem document', async () => {
    const client = createClient(() =>
      Promise.resolve(new Response('<h1>Bad</h1>', { status: 502 })),
    )

    await expect(client.get('/api/issues')).rejects.toMatchObject({ message: 'HTTP 502' })
  })

  it('says that the service cannot be reached', async () => {
    const client = createClient(() => Promise.reject(new TypeError('Failed to fetch')))

    const failure = client.get('/api/issues')

    await expect(failure).rejects.toBeInstanceOf(ApiError)
    await expect(failure).rejects.toMatchObject({ status: 0 })
  })
})
