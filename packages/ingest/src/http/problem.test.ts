import { expect, it } from 'vitest'
import { StoreError, type StoreTrouble } from '../store/store-error.ts'
import { renderProblem, toProblem } from './problem.ts'

it.each<[StoreTrouble, number, string]>([
  ['too-slow', 504, 'Choose a shorter time range'],
  ['too-large', 503, 'Choose a shorter time range'],
  ['away', 503, 'The database does not answer right now'],
])('tells who asked what to do about a database that is %s', (trouble, status, advice) => {
  const cause = new StoreError(trouble, new Error('DB::Exception at 10.0.0.7'))

  const rendered = renderProblem(toProblem(cause), 'request-1')

  expect(rendered.status).toBe(status)
  expect(rendered.body).toContain(advice)
  expect(rendered.body).not.toContain('10.0.0.7')
})

it('says when to come again where the database is away', () => {
  const rendered = renderProblem(toProblem(new StoreError('away', new Error('gone'))), 'request-1')

  expect(rendered.headers['Retry-After']).toBe('5')
})

it('tells nobody of a fault of ours', () => {
  const rendered = renderProblem(toProblem(new TypeError('x is undefined')), 'request-1')

  expect(rendered.status).toBe(500)
  expect(rendered.body).not.toContain('undefined')
})
