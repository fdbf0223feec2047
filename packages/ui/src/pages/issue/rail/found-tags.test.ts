import { expect, it } from 'vitest'
import { foundTags, foundValues } from './found-tags.ts'

const values = (...names: string[]) => names.map((value) => ({ value, events: 1 }))
const tags = [
  { key: 'browser', values: values('Safari 19', 'Chrome 140') },
  { key: 'plan', values: values('pro', 'chromebook') },
]

it('finds tags by their name, with all they have', () =>
  expect(foundTags(tags, 'BROW')).toEqual([tags[0]]))

it('finds tags by a value, with those that have it', () =>
  expect(foundTags(tags, ' chrome ')).toEqual([
    { key: 'browser', values: values('Chrome 140') },
    { key: 'plan', values: values('chromebook') },
  ]))

it('finds countries by what they are called, and by their letters', () => {
  const tag = { key: 'country', values: values('DE', 'NO') }

  expect(foundTags([tag], 'germ')).toEqual([{ key: 'country', values: values('DE') }])
  expect(foundValues(tag, 'no')).toEqual(values('NO'))
  expect(foundValues(tag, ' ')).toEqual(tag.values)
})

it('has all of them while nothing is looked for', () => expect(foundTags(tags, ' ')).toEqual(tags))
