import { expect, it } from 'vitest'
import type { Frame, SymbolicatedFrame } from './frame.ts'
import { createPlaceResolver, type ScriptOffset } from './resolve-place.ts'
import type { StackOrigin } from './resolve-stack.ts'

const origin = { projectId: 1, release: 'r', debugIds: {} }
const script = { url: 'https://h/a.js', position: 9, function: 'f' }
const original = { file: 'src/a.ts', line: 3, column: 5, function: 'pay', inApp: true }

function start({ status = 'mapped' } = {}) {
  const asked: { origin: StackOrigin; place: ScriptOffset | Frame | undefined }[] = []
  let isAway = false
  const { resolvePlace, forget } = createPlaceResolver({
    symbolicatePlace: (of, place) => {
      asked.push({ origin: of, place })
      return isAway ? Promise.reject(new Error('away')) : Promise.resolve(original)
    },
    symbolicate: (of, [frame]) => {
      asked.push({ origin: of, place: frame })
      // as: what is not read.
      return Promise.resolve([{ ...original, status } as SymbolicatedFrame])
    },
  })
  return { asked, resolvePlace, forget, away: (is: boolean) => (isAway = is) }
}

it('looks each distinct place up once', async () => {
  const { asked, resolvePlace } = start()

  const places = await Promise.all([
    ...[resolvePlace(origin, script), resolvePlace(origin, { ...script })],
    resolvePlace(origin, { ...script, position: 10 }),
    resolvePlace({ ...origin, release: 's' }, script),
    resolvePlace({ ...origin, debugIds: { [script.url]: 'd' } }, script),
    // Another script's id is nothing to this one.
    resolvePlace({ ...origin, debugIds: { 'https://h/b.js': 'e' } }, script),
  ])

  expect(places).toEqual(Array(6).fill(original))
  expect(asked).toHaveLength(4)
})

it('finds the debug id of a script that was loaded with a query', async () => {
  const { asked, resolvePlace } = start()

  await resolvePlace({ ...origin, debugIds: { 'https://h/a.js?v=2': 'd' } }, script)

  expect(asked).toEqual([{ origin: { ...origin, debugIds: { [script.url]: 'd' } }, place: script }])
})

it('takes lines and columns of a report as a frame, and 0 for what is not known', async () => {
  const { asked, resolvePlace } = start()

  const place = await resolvePlace(origin, { file: 'https://h/a.css', line: 1, column: 7 })
  await resolvePlace(origin, { file: 'https://h/a.css', line: 1, column: 0 })

  expect(place).toEqual(original)
  expect(asked.map((one) => one.place)).toEqual([
    { file: 'https://h/a.css', line: 1, column: 7 },
    { file: 'https://h/a.css', line: 1 },
  ])
})

it.each(['no-map', 'not-minified', 'outside-map', 'mismatch'])(
  'tells nothing more than the browser where a report’s frame is %s',
  async (status) => {
    const { resolvePlace } = start({ status })

    expect(await resolvePlace(origin, { file: 'a.js', line: 1, column: 1 })).toBeUndefined()
  },
)

it.each([
  { ...script, position: -1 },
  { ...script, url: '' },
  { file: '', line: 1, column: 1 },
  { file: 'a.js', line: 0, column: 1 },
])('asks nobody for %o', async (place) => {
  const { asked, resolvePlace } = start()

  expect(await resolvePlace(origin, place)).toBeUndefined()
  expect(asked).toEqual([])
})

it('looks again after an upload, and after a failure', async () => {
  const { asked, resolvePlace, forget, away } = start()
  await resolvePlace(origin, script)

  forget()
  away(true)
  await expect(resolvePlace(origin, script)).rejects.toThrow('away')
  away(false)
  await resolvePlace(origin, script)

  expect(asked).toHaveLength(3)
})
