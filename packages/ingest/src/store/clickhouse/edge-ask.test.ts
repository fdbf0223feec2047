import { expect, it } from 'vitest'
import { createAsk } from './edge-ask.ts'

const URL_OF_SERVER = 'https://us%40er:p%C3%A4ss@clickhouse.example:8443/seismo'

function answering(answer: () => Response | Promise<Response>) {
  const asked: Request[] = []
  const ask = createAsk(URL_OF_SERVER, { wait_end_of_query: 1 }, (...given) => {
    asked.push(new Request(...given))
    return Promise.resolve(answer())
  })
  return { ask, asked }
}

it('asks the database of the address, as its user', async () => {
  const { ask, asked } = answering(() => new Response('{"n":1}\n'))

  const answer = await ask('SELECT 1 AS n', '&param_a=2')

  const [request] = asked
  expect(answer).toBe('{"n":1}\n')
  expect(request?.url).toBe(
    'https://clickhouse.example:8443/?database=seismo&wait_end_of_query=1&param_a=2',
  )
  const basic = Buffer.from('us@er:päss').toString('base64')
  expect(request?.headers.get('authorization')).toBe(`Basic ${basic}`)
  expect(await request?.text()).toBe('SELECT 1 AS n')
})

it.each([
  [500, 'Code: 252. DB::Exception: Too many parts. (TOO_MANY_PARTS)', { trouble: 'away' }],
  [
    400,
    'Code: 27. DB::Exception: Cannot parse. (CANNOT_PARSE_INPUT_ASSERTION_FAILED)',
    { code: '27' },
  ],
  [502, '', {}],
])('throws what the server says with %d: %s', async (status, text, error) => {
  const { ask } = answering(() => new Response(text, { status }))

  await expect(ask('INSERT')).rejects.toMatchObject({
    ...error,
    name: /Error$/ as unknown as string,
  })
})
