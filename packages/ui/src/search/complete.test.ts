import { describe, expect, it } from 'vitest'
import { completed, keySuggestions, valueSuggestions, wordAt } from './complete.ts'

/** `|` is the caret. */
function at(text: string) {
  return wordAt(text.replace('|', ''), text.indexOf('|'))
}

describe('completion', () => {
  it.each([
    ['|', { start: 0, end: 0, key: undefined, typed: '' }],
    ['bro|', { start: 0, end: 3, key: undefined, typed: 'bro' }],
    ['price bro|', { start: 6, key: undefined, typed: 'bro' }],
    ['!bro|', { exclude: true, key: undefined, typed: 'bro' }],
    ['browser:|', { start: 0, end: 8, key: 'browser', typed: '' }],
    ['browser:Saf| x', { start: 0, end: 11, key: 'browser', typed: 'Saf' }],
    ['browser:"Safari 1|', { key: 'browser', typed: 'Safari 1' }],
    ['!tag.plan:p|', { exclude: true, key: 'tag.plan', typed: 'p' }],
    ['https://a|', { key: undefined, typed: 'https://a' }],
    ['a |', { start: 2, end: 2, key: undefined, typed: '' }],
  ])('knows the word at the caret of %s', (text, word) => expect(at(text)).toMatchObject(word))

  it('suggests the keys that begin so', () =>
    expect(keySuggestions(at('!fi|')).map(({ insert }) => insert)).toEqual([
      '!first-release:',
      '!file:',
      '!first-seen:',
    ]))

  it.each([
    ['is:re|', [], ['is:resolved', 'is:regressed']],
    ['!browser:saf|', ['Chrome 156', 'Safari 19'], ['!browser:"Safari 19"']],
    ['tag.plan:|', ['pro*'], ['tag.plan:pro\\*']],
    ['device:m|', [], ['device:mobile']],
  ])('suggests values for %s', (text, known, inserts) =>
    expect(valueSuggestions(at(text), known).map(({ insert }) => insert)).toEqual(inserts),
  )

  it.each([
    ['bro|', 'browser:', 'browser:|'],
    ['a browser:S| b', 'browser:Safari', 'a browser:Safari |b'],
    ['is:o|', 'is:open', 'is:open |'],
  ])('puts into %s the suggestion %s', (text, insert, result) => {
    const done = completed(text.replace('|', ''), at(text), { insert })

    expect(`${done.text.slice(0, done.caret)}|${done.text.slice(done.caret)}`).toBe(result)
  })

  it('says beside the letters of a country what it is called', () =>
    expect(valueSuggestions(at('!country:|'), ['DE'])).toEqual([
      { label: 'DE', insert: '!country:DE', hint: 'Germany' },
    ]))

  it.each([
    ['!tag.p|', ['tag.plan:', 'tag.Place:']],
    ['pl|', ['tag.plan:', 'tag.Place:']],
    ['os|', ['os:']],
  ])('suggests for %s names of tags that can be written', (text, labels) => {
    const tags = ['plan', 'Place', 'pl with a space', 'pl:"']
    const found = keySuggestions(at(text), undefined, tags)

    expect(found.map(({ label }) => label)).toEqual(labels)
    expect(found[0]?.insert.startsWith('!')).toBe(text.startsWith('!'))
  })
})
