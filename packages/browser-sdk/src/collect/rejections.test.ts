import { expect, it } from 'vitest'
import { collectRejections } from './rejections.ts'
import type { ErrorReport } from './report-error.ts'

it('reports whatever a promise was rejected with', () => {
  const page = new EventTarget()
  const reports: ErrorReport[] = []
  collectRejections((report) => reports.push(report), page)

  page.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason: 'out of stock' }))

  expect(reports).toEqual([{ thrown: 'out of stock', mechanism: 'unhandledrejection' }])
})
