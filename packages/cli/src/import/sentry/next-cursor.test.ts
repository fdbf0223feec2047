import { expect, it } from 'vitest'
import { nextCursor } from './next-cursor.ts'

const previous = '<https://s/?cursor=0:0:1>; rel="previous"; results="false"; cursor="0:0:1"'
const next = (results: string) =>
  `<https://s/?a=1,2&cursor=0:100:0>; rel="next"; results="${results}"; cursor="0:100:0"`

it.each([
  ['more', `${previous}, ${next('true')}`, '0:100:0'],
  ['no more', `${previous}, ${next('false')}`, null],
  ['only what came before', previous.replace('false', 'true'), null],
  ['nothing', null, null],
])('reads where %s follows', (_, link, cursor) => {
  expect(nextCursor(link)).toBe(cursor)
})
