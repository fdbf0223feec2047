import { expect, it } from 'vitest'
import { collectErrors } from './errors.ts'
import type { ErrorReport } from './report-error.ts'

function start() {
  const page = new EventTarget()
  const reports: ErrorReport[] = []
  const stop = collectErrors((report) => reports.push(report), page)
  const dispatch = (fields: object) => page.dispatchEvent(Object.assign(new Event('error'), fields))
  return { reports, stop, dispatch }
}

it('reports the thrown value with its position', () => {
  const { reports, dispatch } = start()
  const error = new TypeError('x is undefined')

  dispatch({
    error,
    message: 'Uncaught',
    filename: 'https://a.example/app.js?v=2',
    lineno: 3,
    colno: 9,
  })

  expect(reports).toEqual([
    {
      thrown: error,
      mechanism: 'error',
      at: { file: 'https://a.example/app.js', line: 3, column: 9 },
    },
  ])
})

it("reports another origin's nameless error by its text", () => {
  const { reports, dispatch } = start()

  dispatch({ error: null, message: 'Script error.', filename: '', lineno: 0, colno: 0 })

  expect(reports).toEqual([
    { thrown: { name: 'Error', message: 'Script error.' }, mechanism: 'error', at: undefined },
  ])
})

it('ignores an event that is no error event, and everything after stop', () => {
  const { reports, stop, dispatch } = start()

  dispatch({})
  stop()
  dispatch({ error: new Error('late'), message: 'late' })

  expect(reports).toEqual([])
})
