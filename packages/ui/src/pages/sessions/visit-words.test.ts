import { expect, it } from 'vitest'
import { clientWords, visitLook, weightWords } from './visit-words.ts'

it('says how a visit ended, never by colour alone', () => {
  const looks = [
    visitLook({ crashed: true, errors: 3 }),
    visitLook({ crashed: false, errors: 1 }),
    visitLook({ crashed: false, errors: 0 }),
  ]

  expect(looks.map(({ word }) => word)).toEqual(['Crashed', 'Errors', 'OK'])
  expect(new Set(looks.map(({ shape }) => shape)).size).toBe(3)
})

it('says what a session stands for', () => {
  expect([0, 1, 10, 1 / 0.3].map((weight) => weightWords({ weight }))).toEqual([
    'not sampled: known by its errors',
    '',
    '≈ sampled: stands for 10 sessions',
    '≈ sampled: stands for 3.33 sessions',
  ])
})

it('leaves out what is not known of a browser', () => {
  expect(clientWords({ browser: 'Firefox 150', os: '', device: 'mobile' })).toBe(
    'Firefox 150 · mobile',
  )
})
