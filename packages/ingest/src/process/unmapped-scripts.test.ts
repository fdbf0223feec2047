import { expect, it } from 'vitest'
import type { ErrorBodyRow, ErrorRow, Row, StackException } from '../store/rows.ts'
import type { SymbolicatedFrame } from './frame.ts'
import { unmappedScriptsOf } from './unmapped-scripts.ts'

function aFrame(given: Partial<SymbolicatedFrame> & { file?: string } = {}): SymbolicatedFrame {
  const file = given.file ?? 'https://shop.example/assets/app.js?v=3'
  const raw = { file, line: 1, column: 2 }
  return { ...raw, inApp: true, status: 'no-map', raw, context: [], ...given }
}

/** An error with its rows; only what is read of them. */
function anError(
  frames: SymbolicatedFrame[],
  { debugIds, ...given }: Partial<ErrorRow> & { debugIds?: Record<string, string> } = {},
): Row[] {
  const exceptions: StackException[] = [{ type: 'E', message: '', stack: '', frames }]
  const stackId = JSON.stringify(frames)
  const error = { is: 'error', projectId: 1, release: '1', eventId: 'e', weight: 1, receivedAt: 5 }
  const rows = [
    { ...error, ...given, stackId },
    { is: 'stack', projectId: 1, stackId, exceptions },
  ] as Row[] // as: see above
  const body = { is: 'body', eventId: given.eventId ?? 'e', debugIds } as ErrorBodyRow
  return debugIds ? [...rows, body] : rows
}

it('names each script of a release once, with how many errors it was on', () => {
  const other = aFrame({ file: 'https://shop.example/assets/other.js', status: 'outside-map' })

  const scripts = unmappedScriptsOf([
    ...anError([aFrame(), aFrame(), other]),
    ...anError([aFrame()], { weight: 9, receivedAt: 7 }),
    ...anError([aFrame()], { release: '2' }),
    ...anError([aFrame()], { projectId: 2 }),
  ])

  const app = {
    ...{ is: 'unmapped-script', projectId: 1, release: '1', path: '/assets/app.js' },
    ...{ url: 'https://shop.example/assets/app.js', debugId: '', status: 'no-map' },
  }
  expect(scripts).toEqual([
    { ...app, events: 10, lastSeen: 7 },
    {
      ...{ ...app, path: '/assets/other.js', url: 'https://shop.example/assets/other.js' },
      ...{ status: 'outside-map', events: 1, lastSeen: 5 },
    },
    { ...app, release: '2', events: 1, lastSeen: 5 },
    { ...app, projectId: 2, events: 1, lastSeen: 5 },
  ])
})

it('tells the builds of one path apart by their debug ids', () => {
  const file = 'https://shop.example/assets/app.js?v=3'

  const scripts = unmappedScriptsOf([
    ...anError([aFrame()], { eventId: 'a', debugIds: { [file]: 'D1' } }),
    ...anError([aFrame()], { eventId: 'b', debugIds: { [file]: 'd2' } }),
    ...anError([aFrame()], { eventId: 'c', debugIds: { [file]: 'd1' } }),
  ])

  expect(scripts.map(({ debugId, events }) => [debugId, events])).toEqual([
    ['d1', 2],
    ['d2', 1],
  ])
})

it.each([
  ['is mapped', { status: 'mapped' }],
  ['is readable as it is', { status: 'not-minified' }],
  ['is not the page’s own', { inApp: false }],
  ['was made up by the page', { file: 'blob:https://shop.example/0a1b' }],
  ['is inline', { file: 'https://shop.example/' }],
  ['has no file', { file: '' }],
  ['has a name nobody uploads', { file: `https://shop.example/${'a'.repeat(400)}.js` }],
] as const)('leaves out what %s', (_, given) => {
  expect(unmappedScriptsOf(anError([aFrame(given)]))).toEqual([])
})

it('is bounded for a stack that names as many scripts as it has frames', () => {
  const frames = Array.from({ length: 50 }, (_, n) => aFrame({ file: `https://h/${n}.js` }))

  expect(unmappedScriptsOf(anError(frames))).toHaveLength(20)
})

it.each(['constructor', '__proto__'])('takes a script for what it is that is called %s', (file) =>
  expect(unmappedScriptsOf(anError([aFrame({ file })], { debugIds: { other: 'd-1' } }))).toEqual([
    expect.objectContaining({ path: `/${file}`, debugId: '' }),
  ]),
)
