import { expect, it } from 'vitest'
import { jwt } from './jwt.ts'

const HEAD = 'eyJhbGciOiJIUzI1NiJ9'
const BODY = 'eyJzdWIiOiIxMjM0NTY3ODkwIn0'

it.each([
  [`${HEAD}.${BODY}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_w`, '[jwt]'],
  [`a ${HEAD}.${BODY}. b`, 'a [jwt] b'],
  [`session_${HEAD}.${BODY}.abc;`, 'session_[jwt];'],
  [`${HEAD}.OKOawDo13gRp2ojaHV7L.48V1_ALb6US04U3b.5eym8TW_c8SuK0lt.XFBoMYUZ`, '[jwt]'],
])('takes out %s', (text, expected) => {
  expect(jwt.scrub(text)).toBe(expected)
})

it.each([
  'eyJ',
  HEAD,
  `${HEAD}.${BODY}`,
  'heyJude.isASongBy.theBeatles',
  'data:application/json;base64,eyJ2ZXJzaW9uIjozLCJzb3VyY2VzIjpbXX0=',
])('leaves %s', (text) => {
  expect(jwt.scrub(text)).toBe(text)
})
