import { expect, it } from 'vitest'
import { aNotification } from '../../../testing/a-notification.ts'
import { toSmsText } from './text.ts'

it('says the most important in one breath, with the link', () => {
  expect(toSmsText(aNotification())).toBe(
    'Firing (critical): Error spike on shop. 41 errors in 5 min, 3 expected https://seismo.example/p/shop/alerts',
  )
})

it('cuts words and never the link', () => {
  const text = toSmsText(aNotification({ summary: 'word '.repeat(200) }))

  expect(text.length).toBeLessThanOrEqual(308)
  expect(text).toMatch(/\.\.\. https:\/\/seismo\.example\/p\/shop\/alerts$/)
})
