import { describe, expect, it } from 'vitest'
import { debugIdOfScript, toDebugId } from './debug-id.ts'

const ID = '85314830-023f-4cf1-a267-535f4e37bb17'

describe('toDebugId', () => {
  it.each([
    [ID, ID],
    [ID.toUpperCase(), ID],
    [ID.replaceAll('-', ''), undefined],
    [`${ID}0`, undefined],
    [`../${ID}`, undefined],
    ['', undefined],
    [7, undefined],
    [undefined, undefined],
  ])('%j is %j', (value, id) => {
    expect(toDebugId(value)).toBe(id)
  })
})

describe('debugIdOfScript', () => {
  it.each([
    ['the last line', `x()\n//# debugId=${ID}`],
    ['a line with an end', `x()\n//# debugId=${ID}\n`],
    ['lines of Windows', `x()\r\n//# debugId=${ID}\r\n//# sourceMappingURL=app.js.map\r\n`],
    ['the older mark', `x()\n//@ debugId=${ID}\n`],
    ['capitals', `x()\n//# debugId=${ID.toUpperCase()}`],
    ['a map inside its comment', `x()\n//# debugId=${ID}\n//# sourceMappingURL=${'A'.repeat(1e6)}`],
    ['the last of two', `//# debugId=${ID.replace('8', '9')}\n//# debugId=${ID}\n\n\n`],
    ['nothing but the comment', `//# debugId=${ID}`],
  ])('is found in %s', (_, script) => {
    expect(debugIdOfScript(new TextEncoder().encode(script))).toBe(ID)
  })

  it.each([
    ['an empty file', ''],
    ['empty lines', '\n\n\n'],
    ['a script without', 'x()\n//# sourceMappingURL=app.js.map'],
    ['a value that is no UUID', 'x()\n//# debugId=build-7'],
    ['code', `const text = "//# debugId=${ID}"`],
    ['the head', `//# debugId=${ID}\n${'x()\n'.repeat(20)}`],
    ['bytes that are no text', String.fromCharCode(0xfffd, 0)],
  ])('is not found in %s', (_, script) => {
    expect(debugIdOfScript(new TextEncoder().encode(script))).toBeUndefined()
  })
})
