import type { RawSeries } from './series.ts'

export const MAX_LABELS = 64
const MAX_NAME_CHARS = 128
const MAX_VALUE_CHARS = 1_024

export interface Fault {
  reason: 'invalid' | 'too-large'
  detail: string
}

/** What is wrong with a series' labels, by the specification and by our bounds. */
export function faultOf(labels: RawSeries['labels']): Fault | undefined {
  if (labels.length > MAX_LABELS) return tooLarge(`more than ${MAX_LABELS} labels`)
  let before = ''
  for (const [name, value] of labels) {
    if (name.length > MAX_NAME_CHARS)
      return tooLarge(`a label's name has more than ${MAX_NAME_CHARS} characters`)
    if (value.length > MAX_VALUE_CHARS)
      return tooLarge(`a label's value has more than ${MAX_VALUE_CHARS} characters`)
    if (name === '' || value === '') return invalid('a label has no name or no value')
    if (name === before) return invalid(`the label ${name} comes twice`)
    // Two writers that order their labels as they like would make two series of one.
    if (name < before) return invalid(`the label ${name} is out of order`)
    before = name
  }
  return labels.some(([name]) => name === '__name__') ? undefined : invalid('there is no __name__')
}

function invalid(detail: string): Fault {
  return { reason: 'invalid', detail }
}

function tooLarge(detail: string): Fault {
  return { reason: 'too-large', detail }
}
