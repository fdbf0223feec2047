import { expect, it } from 'vitest'
import { init } from './client.ts'

it('does nothing where there is no page, and says so', () => {
  const client = init({ key: 'k', endpoint: 'https://seismo.example' })

  client.captureError(new Error('on a server'))
  client.stop()

  expect(client.problem).toBe('Seismo is off: there is no page here.')
})
