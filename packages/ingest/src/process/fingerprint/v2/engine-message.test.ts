import { describe, expect, it } from 'vitest'
import { leastCpuMs } from '../../../testing/least-cpu-ms.ts'
import { engineMessage } from './engine-message.ts'

/** V8, SpiderMonkey, JavaScriptCore. */
const SAME: [canonical: string, type: string, ...messages: string[]][] = [
  [
    'access price of undefined',
    'TypeError',
    "Cannot read properties of undefined (reading 'price')",
    'can\'t access property "price", t.cart is undefined',
    "undefined is not an object (evaluating 't.cart.price')",
  ],
  [
    'access theme of null',
    'TypeError',
    "Cannot set properties of null (setting 'theme')",
    'can\'t access property "theme", n.settings is null',
    'null is not an object (evaluating \'n.settings.theme="dark"\')',
  ],
  [
    'access <index> of undefined',
    'TypeError',
    "Cannot read properties of undefined (reading '0')",
    "can't access property 0, e is undefined",
    "undefined is not an object (evaluating 'e[0]')",
  ],
  [
    'refresh is not a function',
    'TypeError',
    'given.object.refresh is not a function',
    "given.object.refresh is not a function. (In 'given.object.refresh()', 'given.object.refresh' is undefined)",
  ],
  [
    'Widget is not a constructor',
    'TypeError',
    'given.Widget is not a constructor',
    "undefined is not a constructor (evaluating 'new given.Widget()')",
  ],
  [
    'not iterable',
    'TypeError',
    'given.object is not iterable',
    'number 4 is not iterable (cannot read property Symbol(Symbol.iterator))',
    "undefined is not a function (near '...x of given.object...')",
    'Spread syntax requires ...iterable not be null or undefined',
  ],
  [
    'too much recursion',
    'InternalError',
    'Maximum call stack size exceeded',
    'too much recursion',
    'Maximum call stack size exceeded.',
  ],
  [
    'text in no valid form',
    'SyntaxError',
    'Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON',
    'JSON.parse: unexpected character at line 1 column 1 of the JSON data',
    "JSON Parse error: Unrecognized token '<'",
    'The string did not match the expected pattern.',
  ],
  [
    'network failure',
    'TypeError',
    'Failed to fetch',
    'Failed to fetch (api.shop.example)',
    'NetworkError when attempting to fetch resource.',
    'Load failed',
    'Die Netzwerkverbindung wurde unterbrochen.',
    'ネットワーク接続が切れました。',
  ],
  [
    'refused: NotFoundError',
    'NotFoundError',
    "Failed to execute 'removeChild' on 'Node': The node to be removed is not a child of this node.",
    'Node.removeChild: The node to be removed is not a child of this node',
    'The object can not be found here.',
  ],
  [
    'refused: QuotaExceededError',
    'QuotaExceededError',
    "Failed to execute 'setItem' on 'Storage': Setting the value of 'k' exceeded the quota.",
    'The quota has been exceeded.',
  ],
  [
    'argument of appendChild',
    'TypeError',
    "Failed to execute 'appendChild' on 'Node': parameter 1 is not of type 'Node'.",
    'Node.appendChild: Argument 1 is not an object.',
    "Argument 1 ('node') to Node.appendChild must be an instance of Node",
  ],
]

describe('the words of engines', () => {
  it.each(SAME)('%s', (canonical, type, ...messages) => {
    const said = messages.map((message) => engineMessage(type, message))

    expect(new Set(said)).toEqual(new Set([canonical]))
  })

  it.each([
    ['Error', 'Request failed with status code 500'],
    ['Error', 'Cart.add: not a product'],
    ['NotFoundError', 'no such product'],
    ['SyntaxError', 'Unexpected token (1:9)'],
    ['TypeError', 'Invalid Version: not.a.version'],
    ['Error', ''],
  ])('are not %s: %s', (type, message) => {
    expect(engineMessage(type, message)).toBeUndefined()
  })

  it('are not those of a name that every object has', () => {
    const message = "Failed to execute 'x' on 'Node': no"

    expect(engineMessage('constructor', message)).toBe(engineMessage('Shop', message))
  })

  it.each([
    ['( again', `can't access property "${'('.repeat(1e6)}`],
    ['one word', `Cannot read properties of ${'a'.repeat(1e6)}`],
    ['a mark again and again', 'x is not a function '.repeat(1e5)],
    ['brackets', `undefined is not an object (evaluating '${'[('.repeat(1e5)}`],
  ])('cost no more where the message is hostile: %s', (_, message) => {
    const run = () => {
      for (let turn = 0; turn < 20; turn++) engineMessage('TypeError', message)
    }

    expect(leastCpuMs(run, 3) / 20).toBeLessThan(20)
  })
})
