import {
  datasetOf,
  formatMeasure,
  isGroupable,
  VALUE_FUNCTIONS,
  type Measure,
  type ValueFunction,
} from '@seismo/ingest/explore'
import { numberOf, type ExploreFilter, type ExploreSearch } from '../../search/explore-search.ts'
import { Pick } from './Pick.tsx'

interface MeasurePickProps {
  filter: ExploreFilter
  onChange: (next: ExploreSearch) => void
}

type Word = 'count' | 'rate' | 'share' | 'unique' | ValueFunction

/** What is asked, and of which field. */
export function MeasurePick({ filter, onChange }: MeasurePickProps) {
  const { dataset, look, measure } = filter
  const { fields, share } = datasetOf(dataset)
  const texts = fields.filter(isGroupable).map(({ key }) => key)
  const numbers = fields.filter(({ unit }) => unit !== undefined).map(({ key }) => key)
  const set = (next: Measure) => onChange({ measure: formatMeasure(next) })

  if (look === 'histogram' || look === 'heat') {
    return (
      <FieldPick
        keys={numbers}
        value={numberOf(filter)}
        onChange={(field) => set({ is: 'value', of: 'p75', field })}
      />
    )
  }
  const words: { value: Word; label: string }[] = [
    { value: 'count', label: 'count' },
    { value: 'rate', label: 'rate per minute' },
    ...(share === undefined ? [] : [{ value: 'share', label: `share ${share}` } as const]),
    { value: 'unique', label: 'unique' },
    ...(numbers.length === 0 ? [] : VALUE_FUNCTIONS.map((value) => ({ value, label: value }))),
  ]
  const word = wordOf(measure)
  const field = 'field' in measure ? measure.field : undefined
  return (
    <>
      <Pick
        label="Measure"
        value={word}
        options={words}
        onChange={(next) => set(measureOf(next, { field, texts, numbers }))}
      />
      {field !== undefined && (
        <FieldPick
          keys={word === 'unique' ? texts : numbers}
          value={field}
          onChange={(next) => set(measureOf(word, { field: next, texts, numbers }))}
        />
      )}
    </>
  )
}

interface FieldPickProps {
  keys: readonly string[]
  value: string | undefined
  onChange: (key: string) => void
}

function FieldPick({ keys, value, onChange }: FieldPickProps) {
  if (value === undefined) return null
  const all = keys.includes(value) ? keys : [...keys, value]
  return (
    <Pick
      label="of"
      value={value}
      options={all.map((key) => ({ value: key, label: key }))}
      onChange={onChange}
    />
  )
}

function wordOf(measure: Measure): Word {
  if (measure.is === 'value') return measure.of
  return measure.is === 'histogram' ? 'count' : measure.is
}

interface Fields {
  field: string | undefined
  texts: readonly string[]
  numbers: readonly string[]
}

/** Keeps the field where the measure can have it; the most people ask who or where before what. */
function measureOf(word: Word, { field, texts, numbers }: Fields): Measure {
  const keptOf = (keys: readonly string[], begun: string) =>
    keys.find((key) => key === field) ?? keys.find((key) => key === begun) ?? keys[0] ?? ''
  if (word === 'unique') {
    const isTag = field?.startsWith('tag.') === true
    return {
      is: 'unique',
      field: isTag ? field : keptOf(texts, texts.includes('user') ? 'user' : 'session'),
    }
  }
  if (word === 'count' || word === 'rate' || word === 'share') return { is: word }
  return { is: 'value', of: word, field: keptOf(numbers, 'duration') }
}
