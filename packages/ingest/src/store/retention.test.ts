import { expect, it } from 'vitest'
import { daysByTable, retentionConfig } from './retention.ts'

it('keeps what nobody named as long as ever', () => {
  const days = daysByTable(retentionConfig.parse({}))

  expect(days.get('errors')).toBe(90)
  expect(days.get('vitals')).toBe(14)
  expect(days.get('metrics_1m')).toBe(396)
})

it('reads the days of each, from the environment as well', () => {
  expect(retentionConfig.parse({ vitals: '7d', sessions: '60d' })).toMatchObject({
    vitals: 7,
    sessions: 60,
  })
  expect(retentionConfig.parse('{ vitals: 7d }')).toMatchObject({ vitals: 7 })
})

it('keeps stacks for longer than the last error of a part that needs them', () => {
  const days = daysByTable(retentionConfig.parse({ errors: '120d' }))

  expect(days.get('stacks')).toBe(130)
})

it('keeps what is made of errors at least as long as them', () => {
  expect(retentionConfig.parse({ errors: '500d' })).toMatchObject({ errors: 500, issues: 500 })
})

it('lets details go along with what they are of', () => {
  expect(retentionConfig.parse({ errors: '10d' })).toMatchObject({ errorDetails: 10, issues: 396 })
})

it.each([
  [{ errors: '90' }, 'errors: expected days, like 90d'],
  [{ errors: 90 }, 'errors: Invalid input: expected string, received number'],
  [{ errors: '0d' }, 'errors: between 1d and 3650d'],
  [{ vitals: '401d' }, 'vitals: between 1d and 400d'],
  [{ error: '90d' }, ': Unrecognized key: "error"'],
  [{ issues: '60d' }, 'issues: shorter than errors (90d), which it has to outlive'],
  [
    { errors: '10d', errorDetails: '20d' },
    'errors: shorter than errorDetails (20d), which it has to outlive',
  ],
  ['errors 90d', ': Invalid input: expected object, received string'],
  ['{ errors: ', ': Invalid input: expected object, received string'],
])('refuses %j', (given, message) => {
  const result = retentionConfig.safeParse(given)

  const [issue] = result.error?.issues ?? []
  expect(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`).toBe(message)
})
