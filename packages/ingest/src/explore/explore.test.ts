import { describe, expect, it } from 'vitest'
import { formatSearch } from '../issues/search/format-search.ts'
import { parseSearch } from '../issues/search/parse-search.ts'
import { DATASET_KEYS, datasetOf, fieldOf, isGroupable } from './datasets.ts'
import { formatMeasure, parseMeasure, unitOf } from './measure.ts'
import { vocabularyOf } from './vocabulary-of.ts'

describe('where', () => {
  const requests = vocabularyOf('requests')

  it.each([
    ['status:5*', [{ is: 'match', key: 'status', value: '5*', exclude: false }]],
    ['status:>=500', [{ is: 'count', key: 'status', compare: '>=', value: 500, exclude: false }]],
    ['!duration:>0.5', [{ is: 'count', key: 'duration', compare: '>', value: 0.5, exclude: true }]],
    ['release:""', [{ is: 'match', key: 'release', value: '', exclude: false }]],
    ['is:open', [{ is: 'text', text: 'is:open', exclude: false }]],
    ['tag.plan:pro', [{ is: 'text', text: 'tag.plan:pro', exclude: false }]],
  ])('%s is read by the fields of the dataset, and written as it was', (text, parts) => {
    const read = parseSearch(text, requests)

    expect(read).toMatchObject({ parts, problems: [] })
    const written = formatSearch(read.parts, requests)
    expect(parseSearch(written, requests).parts).toMatchObject(parts)
  })

  it.each(['duration:fast', 'duration:', 'release:', 'duration:>'])('%s is a problem', (text) => {
    expect(parseSearch(text, requests).problems).toHaveLength(1)
  })

  it('quotes a word that is a key here and none of issues', () => {
    expect(formatSearch([{ is: 'text', text: 'duration:9', exclude: false }], requests)).toBe(
      '"duration:9"',
    )
  })
})

describe('a measure', () => {
  it.each(['count', 'rate', 'share', 'unique(method)', 'p95(duration)', 'histogram(transfer)'])(
    '%s is read and written',
    (text) => {
      const measure = parseMeasure(text, 'requests')

      expect(measure).toBeTypeOf('object')
      expect(typeof measure === 'object' && formatMeasure(measure)).toBe(text)
    },
  )

  it.each(['', 'p95', 'p42(duration)', 'p95()', 'p95(method)', 'unique(duration)', 'sum(*)'])(
    '%s is none, and says what there is',
    (text) => expect(parseMeasure(text, 'requests')).toMatch(/one of|takes/),
  )

  it('has the unit of its field', () => {
    expect(unitOf('requests', { is: 'value', of: 'p75', field: 'transfer' })).toBe('bytes')
    expect(unitOf('requests', { is: 'unique', field: 'method' })).toBe('count')
    expect(unitOf('requests', { is: 'share' })).toBe('share')
  })
})

it.each(DATASET_KEYS)('%s names each field once', (dataset) => {
  const keys = datasetOf(dataset).fields.map(({ key }) => key)

  expect(new Set(keys).size).toBe(keys.length)
  expect(keys.some((key) => fieldOf(dataset, key) === undefined)).toBe(false)
  expect(datasetOf(dataset).fields.some(isGroupable)).toBe(true)
  expect(fieldOf(dataset, 'toString')).toBeUndefined()
})
