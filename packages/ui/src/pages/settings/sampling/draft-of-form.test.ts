import { expect, it } from 'vitest'
import { controlIn, percentOf } from './draft-of-form.ts'

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

it('asks for less of what is below all, and mutes line by line', () =>
  expect(
    controlIn(formOf({ vital: '12.5', error: '100', request: '0', mute: ' a \n\nb\na' })),
  ).toEqual({ rates: { vital: 0.125, request: 0 }, mute: ['a', 'b'] }))

it('asks nothing where all is sent', () =>
  expect(controlIn(formOf({ vital: '100', error: '', mute: '' }))).toEqual({}))

it.each([
  [undefined, '100'],
  [0.07, '7'],
  [0.125, '12.5'],
  [0, '0'],
])('writes %s as %s %%', (rate, percent) => expect(percentOf(rate)).toBe(percent))
