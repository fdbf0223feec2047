import { expect, it } from 'vitest'
import { receivers } from './receiver.ts'
import { redact } from './redact.ts'

it.each([
  'https://ops.example/hooks/path',
  'HTTPS://ops.example/hooks/path',
  'https://me:pw1@ops.example',
])('leaves nothing secret of %s in an error that repeats it', (url) => {
  const [ops] = receivers.parse([{ name: 'ops', webhook: { url } }])

  const said = ops && redact(ops, `Failed to fetch ${url}`)

  expect(said).toMatch(/^Failed to fetch /)
  expect(said).not.toMatch(/hooks|pw1/)
})
