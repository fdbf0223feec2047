import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { openToPages } from './open-to-pages.ts'

function aRoute() {
  const noted: string[] = []
  const attempts = {
    refused: (_: number, reason: string, origin = '') => void noted.push(`${reason} ${origin}`),
    loaded: () => undefined,
    of: () => ({ refused: [], loads: [] }),
  }
  const app = new Hono()
    .use('/v1/beacon', openToPages({ attempts }, ['X-Own']))
    .post('/v1/beacon', (c) => c.text('kept'))
  const ask = (headers: Record<string, string>, method = 'OPTIONS') =>
    app.request('/v1/beacon', { method, headers: { Origin: 'https://a.example', ...headers } })
  return { noted, ask }
}

const METHOD = 'Access-Control-Request-Method'
const HEADERS = 'Access-Control-Request-Headers'

it('answers pages of every origin', async () => {
  const { noted, ask } = aRoute()

  const answer = await ask({ [METHOD]: 'POST', [HEADERS]: 'content-type, x-own' })
  const kept = await ask({}, 'POST')

  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  expect(answer.headers.get('access-control-allow-headers')).toContain('X-Own')
  expect(await kept.text()).toBe('kept')
  expect(noted).toEqual([])
})

it.each([
  ['a header of somebody else', { [METHOD]: 'POST', [HEADERS]: 'content-type,x-trace' }],
  ['another method', { [METHOD]: 'PUT' }],
])('notes what a browser will not send for %s', async (_, headers) => {
  const { noted, ask } = aRoute()

  await ask(headers)

  expect(noted).toEqual(['preflight-failed https://a.example'])
})
