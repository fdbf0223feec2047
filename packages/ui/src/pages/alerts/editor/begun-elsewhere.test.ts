import { expect, it } from 'vitest'
import { begunElsewhere } from './begun-elsewhere.ts'
import { begunForm } from './rule-form.ts'

it('begins with what another page names, and with defaults besides', () => {
  const begin = { kind: 'vital', metric: 'LCP', percentile: '75', where: 'device:mobile' }

  const form = begunElsewhere(JSON.stringify(begin))

  expect(form).toMatchObject({ kind: 'vital', values: { metric: 'LCP', where: 'device:mobile' } })
  expect(form?.values.window).toBe(begunForm('vital').values.window)
})

it.each([undefined, '', '{', 'null', '[]', '{"kind":"none"}', '"vital"'])(
  '%s begins nothing',
  (text) => {
    expect(begunElsewhere(text)).toBeUndefined()
  },
)

it('takes nothing that a rule has no blank for', () => {
  const form = begunElsewhere('{"kind":"spike","toString":"x","receivers":"all","min_errors":9}')

  expect(form).toEqual(begunForm('spike'))
})
