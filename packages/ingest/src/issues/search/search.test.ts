import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatSearch } from './format-search.ts'
import { parseSearch } from './parse-search.ts'
import { COUNT_KEYS, MATCH_KEYS, STATE_WORDS, TIME_KEYS, type SearchPart } from './search-part.ts'
import { toPart } from './to-part.ts'

/** The conditions without their places. */
function read(text: string) {
  return parseSearch(text).parts.map((part) => {
    const { start, end, ...condition } = part
    expect(start).toBeLessThan(end)
    return condition
  })
}

describe('a search', () => {
  it.each<[string, object[]]>([
    ['', []],
    ['  ', []],
    ['""', []],
    ['cannot read', [{ text: 'cannot' }, { text: 'read' }]],
    ['release:2.41.*', [{ key: 'release', value: '2.41.*', exclude: false }]],
    ['!page:/admin', [{ key: 'page', value: '/admin', exclude: true }]],
    ['browser:"Chrome 156"', [{ is: 'match', key: 'browser', value: 'Chrome 156' }]],
    ['TypeError: x', [{ text: 'TypeError:' }, { text: 'x' }]],
    ['https://shop.example/a?b=c', [{ is: 'text', text: 'https://shop.example/a?b=c' }]],
    ['"two words"', [{ is: 'text', text: 'two words' }]],
    ['"say \\"so\\" C:\\temp"', [{ is: 'text', text: 'say "so" C:\\temp' }]],
    ['!"two words" !one !', [{ exclude: true }, { text: 'one', exclude: true }, { text: '!' }]],
    ['is:regressed !is:assigned', [{ state: 'regressed' }, { state: 'assigned', exclude: true }]],
    ['events:>=100', [{ is: 'count', key: 'events', compare: '>=', value: 100 }]],
    ['first-seen:>-24h', [{ is: 'time', key: 'first-seen', compare: '>', value: '-24h' }]],
    ['last-seen:<2026-11-01', [{ is: 'time', compare: '<', value: '2026-11-01' }]],
    ['tag.plan:pro', [{ is: 'match', key: 'tag.plan', value: 'pro' }]],
    ['tag."my plan:":pro', [{ is: 'match', key: 'tag.my plan:', value: 'pro' }]],
    ['constructor:x toString:y', [{ is: 'text' }, { is: 'text' }]],
  ])('reads %j', (text, expected) => {
    const search = parseSearch(text)

    expect(search.parts).toMatchObject(expected)
    expect(search.parts).toHaveLength(expected.length)
    expect(search.problems).toEqual([])
  })

  it('knows the place of each part', () => {
    const text = ' price  !browser:"Chrome 156" '

    const places = parseSearch(text).parts.map(({ start, end }) => text.slice(start, end))

    expect(places).toEqual(['price', '!browser:"Chrome 156"'])
  })

  it.each([
    ['is:closed', 'is:closed', 'is: takes one of open, resolved'],
    ['a events:many b', 'events:many', 'events:>100'],
    ['events:100', 'events:100', 'events:>100'],
    ['users:>1.5', 'users:>1.5', 'users:>100'],
    ['last-seen:>yesterday', 'last-seen:>yesterday', 'last-seen:>-24h'],
    ['browser: x', 'browser:', 'browser:Safari'],
    ['a "b c', '"b c', 'closing "'],
    ['page:"/a b', 'page:"/a b', 'closing "'],
  ])('tells what is wrong with %j and keeps the rest', (text, place, message) => {
    const [problem, ...others] = parseSearch(text).problems

    expect(others).toEqual([])
    expect(text.slice(problem?.start, problem?.end)).toBe(place)
    expect(problem?.message).toContain(message)
  })

  it('takes forty conditions and says so of more', () => {
    const { parts, problems } = parseSearch('word '.repeat(500))

    expect(parts).toHaveLength(40)
    expect(problems).toMatchObject([{ start: 200, end: 2_499 }])
  })

  it.each([
    ['browser', 'Chrome 156', 'browser:"Chrome 156"'],
    ['page', '/a*', 'page:/a\\*'],
    ['is', 'open', 'is:open'],
    ['plan', 'pro', 'tag.plan:pro'],
    ['events', '5', 'tag.events:5'],
    ['a "b"', '!', 'tag."a \\"b\\"":!'],
  ])('is made of the key %j and the value %j', (key, value, text) => {
    expect(formatSearch([toPart(key, value)])).toBe(text)
    expect(read(text)).toEqual([toPart(key, value)])
  })

  it('reads what it wrote', () => {
    fc.assert(
      fc.property(fc.array(aPart, { maxLength: 12 }), (parts) => {
        expect(read(formatSearch(parts))).toEqual(parts)
      }),
    )
  })

  it('never throws, and every place is within the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('is:tag."\\ !<>-*ab1')) }),
        (text) => {
          const { parts, problems } = parseSearch(text)

          for (const { start, end } of [...parts, ...problems]) {
            expect(start).toBeLessThan(end)
            expect(end).toBeLessThanOrEqual(text.length)
          }
          expect(read(formatSearch(parts))).toEqual(read(text))
        },
      ),
    )
  })
})

const aText = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.string({
      unit: fc.constantFrom(...Array.from(' !:"\\*\n<>'), 'is', 'tag.', 'browser'),
      minLength: 1,
    }),
  )
  .filter((text) => text !== '')
const compare = fc.constantFrom('>' as const, '>=' as const, '<' as const, '<=' as const)
const not = fc.boolean()
const aKey = fc.oneof(
  fc.constantFrom(...MATCH_KEYS),
  aText.map((tag) => `tag.${tag}` as const),
)

const aPart: fc.Arbitrary<SearchPart> = fc.oneof(
  fc.record({ is: fc.constant('text' as const), text: aText, exclude: not }),
  fc.record({
    is: fc.constant('state' as const),
    state: fc.constantFrom(...STATE_WORDS),
    exclude: not,
  }),
  fc.record({ is: fc.constant('match' as const), key: aKey, value: aText, exclude: not }),
  fc.record({
    is: fc.constant('count' as const),
    ...{ key: fc.constantFrom(...COUNT_KEYS), compare, value: fc.nat(), exclude: not },
  }),
  fc.record({
    is: fc.constant('time' as const),
    ...{ key: fc.constantFrom(...TIME_KEYS), compare, exclude: not },
    value: fc.constantFrom('-24h', '-7d', '2026-11-01', '2026-11-01T10:00:00Z'),
  }),
)
