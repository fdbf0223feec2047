import { describe, expect, it } from 'vitest'
import { aroundMessage, saying } from './around-message.ts'

const FRAMES = '    at pay (https://shop.example/app.js:1:200)'

describe('the text around a message', () => {
  it.each([
    ['after the type, as V8 writes it', 'Error: order 1 is late', ['Error: ', '']],
    ['after the name of its class', 'LateError: order 1 is late', ['LateError: ', '']],
    ['at the start', 'order 1 is late', ['', '']],
  ])('is told where the message stands %s', (_, header, around) => {
    const exception = { type: 'Error', message: 'order 1 is late', stack: `${header}\n${FRAMES}` }

    const [before, after] = around
    expect(aroundMessage(exception)).toEqual([before, `${String(after)}\n${FRAMES}`])
  })

  it.each([
    ['an engine writes no header', { message: 'late', stack: 'pay@app.js:1:2' }],
    ['it stands among the calls only', { message: 'pay', stack: `Error: late\n${FRAMES}` }],
    ['it is empty', { message: '', stack: `Error\n${FRAMES}` }],
    ['there is no stack', { message: 'late', stack: '' }],
  ])('is not told where %s', (_, given) => {
    expect(aroundMessage({ type: 'Error', ...given })).toBeUndefined()
  })
})

it.each([
  ['order 2 is late', 'Error: order 2 is late'],
  ['$& of\nseveral: lines\n    at work', 'Error: $& of\nseveral: lines\n    at work'],
  ['', 'Error: '],
])('says %j as the engine would have written it', (message, header) => {
  const kept = { type: 'Error', message: 'order 1', stack: `Error: order 1\n${FRAMES}` }

  expect(saying(kept, message)).toEqual({ type: 'Error', message, stack: `${header}\n${FRAMES}` })
})
