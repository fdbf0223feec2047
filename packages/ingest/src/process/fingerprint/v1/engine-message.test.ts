import { describe, expect, it } from 'vitest'
import { engineMessage } from './engine-message.ts'
import { leastCpuMs } from '../../../testing/least-cpu-ms.ts'

describe('engineMessage', () => {
  it.each([
    [
      'access total of undefined',
      [
        "Cannot read properties of undefined (reading 'total')",
        "Cannot set properties of undefined (setting 'total')",
        "Cannot read property 'total' of undefined",
        "Cannot destructure property 'total' of 't' as it is undefined.",
        'can\'t access property "total", t.cart is undefined',
        "undefined is not an object (evaluating 't.cart.total')",
        "undefined is not an object (evaluating 't.total()')",
        "undefined is not an object (evaluating 't.total = 1')",
      ],
    ],
    [
      'access id of null',
      [
        "Cannot read properties of null (reading 'id')",
        'can\'t access property "id" of null',
        "null is not an object (evaluating 'null.id')",
      ],
    ],
    [
      'sum is not a function',
      [
        't.sum is not a function',
        "t.sum is not a function. (In 't.sum()', 't.sum' is undefined)",
        '(intermediate value).sum is not a function',
        'a.b(...).sum is not a function',
        '(0 , r.sum) is not a function',
        "(0,r.sum) is not a function. (In '(0,r.sum)(1)', '(0,r.sum)' is 1)",
      ],
    ],
    [
      '? is not a function',
      ['e is not a function', 'n is not a function', 'o[t] is not a function'],
    ],
    [
      'Cart is not a constructor',
      ['Cart is not a constructor', "Cart is not a constructor (evaluating 'new Cart')"],
    ],
    ['cart is not defined', ['cart is not defined', "Can't find variable: cart"]],
    [
      'not iterable',
      [
        't is not iterable',
        'undefined is not iterable (cannot read property Symbol(Symbol.iterator))',
      ],
    ],
    [
      'used before initialization',
      [
        "Cannot access 'a' before initialization",
        "can't access lexical declaration 'b' before initialization",
        'Cannot access uninitialized variable.',
      ],
    ],
    [
      'too much recursion',
      [
        'Maximum call stack size exceeded',
        'Maximum call stack size exceeded.',
        'too much recursion',
      ],
    ],
    [
      'invalid regular expression',
      [
        'Invalid regular expression: /lamp (br/gi: Unterminated group',
        'unterminated parenthetical',
        'Invalid regular expression: missing )',
      ],
    ],
    [
      'invalid JSON',
      [
        `Unexpected token 'b', "{bad" is not valid JSON`,
        "Expected property name or '}' in JSON at position 1 (line 1 column 2)",
        "JSON.parse: expected property name or '}' at line 1 column 2 of the JSON data",
        "JSON Parse error: Expected '}'",
        'Unexpected end of JSON input',
      ],
    ],
    [
      'network failure',
      [
        'Failed to fetch',
        'Failed to fetch (api.shop.example)',
        'NetworkError when attempting to fetch resource.',
        'Load failed',
        'The Internet connection appears to be offline.',
      ],
    ],
    [
      'node is not a child',
      [
        "Failed to execute 'removeChild' on 'Node': The node to be removed is not a child of this node.",
        'Node.removeChild: The node to be removed is not a child of this node',
        'The object can not be found here.',
      ],
    ],
    [
      'aborted',
      [
        'The user aborted a request.',
        'The operation was aborted. ',
        'signal is aborted without reason',
      ],
    ],
  ])('says "%s" for every engine', (canonical, messages) => {
    expect(messages.map(engineMessage)).toEqual(messages.map(() => canonical))
  })

  it.each([
    'Cart 7 is empty',
    'Invalid Version: x',
    '',
    'Load failed for cart',
    'Payment is not iterated',
  ])('leaves %j to its author', (message) => {
    expect(engineMessage(message)).toBeUndefined()
  })

  it('keeps a property that holds a replacement pattern', () => {
    expect(engineMessage("Cannot read properties of null (reading '$2$&')")).toBe(
      'access $2$& of null',
    )
  })

  it.each([
    'a'.repeat(5000),
    '('.repeat(5000),
    `${'a.'.repeat(2000)} is not a function`,
    "'".repeat(5000),
  ])('is quick on a hostile message', (message) => {
    expect(leastCpuMs(() => engineMessage(message))).toBeLessThan(20)
  })
})
