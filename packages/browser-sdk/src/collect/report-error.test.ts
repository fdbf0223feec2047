import { expect, it } from 'vitest'
import type { ErrorItem } from '../wire.ts'
import { createErrorReporter } from './report-error.ts'

function start() {
  const items: Omit<ErrorItem, 'id' | 'at' | 'pageViewId'>[] = []
  return { items, report: createErrorReporter((item) => items.push(item)) }
}

const at = { file: 'https://a.example/app.js', line: 1, column: 2 }

it('reports one error once, however often it is thrown again', () => {
  const { items, report } = start()
  const error = new Error('caught, told and thrown on')

  report({ thrown: error, mechanism: 'captured' })
  report({ thrown: error, mechanism: 'error' })

  expect(items).toMatchObject([{ mechanism: 'captured', level: 'error' }])
})

it('reports equal texts each time', () => {
  const { items, report } = start()

  report({ thrown: 'again', mechanism: 'error' })
  report({ thrown: 'again', mechanism: 'error' })

  expect(items).toHaveLength(2)
})

it('adds the position only where there is no stack', () => {
  const { items, report } = start()

  report({ thrown: 'no stack', mechanism: 'error', at })
  report({ thrown: new Error('stack'), mechanism: 'error', at })

  expect(items.map(({ exceptions }) => exceptions[0]?.at)).toEqual([at, undefined])
})
