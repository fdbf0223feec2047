import { expect, it } from 'vitest'
import { aHost } from '../testing/a-host.ts'
import { aPage } from '../testing/a-page.ts'
import { reports } from './reports.ts'

type Seen = (reports: { type: string; body: object }[]) => void

function start() {
  const observing: { seen: Seen; options: unknown }[] = []
  function ReportingObserver(seen: Seen, options: unknown) {
    const observer = { seen, options }
    return {
      observe: () => observing.push(observer),
      disconnect: () => observing.splice(observing.indexOf(observer), 1),
    }
  }
  aPage({ ReportingObserver })
  const all = aHost()
  reports(all.host)
  return { ...all, observing }
}

it('tells what the browser warns of, earlier warnings included', () => {
  const { emitted, observing } = start()

  observing[0]?.seen([
    {
      type: 'deprecation',
      body: {
        ...{ id: 'UnloadHandler', message: 'Unload is deprecated.' },
        ...{ sourceFile: 'https://shop.example/app.js', lineNumber: 3, columnNumber: 9 },
      },
    },
  ])

  expect(observing).toMatchObject([{ options: { buffered: true } }])
  expect(emitted).toEqual([
    {
      ...{ is: 'report', type: 'deprecation', key: 'UnloadHandler' },
      message: 'Unload is deprecated.',
      position: { file: 'https://shop.example/app.js', line: 3, column: 9 },
    },
  ])
})

it('tells what little there is of one without a position', () => {
  const { emitted, observing } = start()

  observing[0]?.seen([{ type: 'intervention', body: { lineNumber: null } }])

  expect(emitted).toMatchObject([
    { type: 'intervention', message: '', position: { file: '', line: 0, column: 0 } },
  ])
})

it('leaves violations of the policy to their event', () => {
  const { emitted, observing } = start()

  observing[0]?.seen([{ type: 'csp-violation', body: {} }])

  expect(emitted).toEqual([])
})

it('ends with the client', () => {
  const { host, observing } = start()

  host.stop()

  expect(observing).toEqual([])
})

it('does without where the browser has none', () => {
  aPage()

  expect(() => {
    reports(aHost().host)
  }).not.toThrow()
})
