import { expect, it } from 'vitest'
import { curlOf } from './curl-of.ts'

it('leaves nothing of a question to the shell', () => {
  const params = { dataset: 'errors', where: `message:"it's $(rm)"`, group: '', limit: 10 }

  expect(curlOf('https://seismo.example', params, 'table')).toBe(
    [
      `curl -G -H "Authorization: Bearer $SEISMO_API_TOKEN" 'https://seismo.example/api/query'`,
      `--data-urlencode 'dataset=errors'`,
      `--data-urlencode 'where=message:"it'\\''s $(rm)"'`,
      `--data-urlencode 'limit=10'`,
    ].join(' \\\n  '),
  )
})
