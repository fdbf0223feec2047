import { Blank } from '../sentence/Blank.tsx'
import { textAt, withValue } from './rule-form.ts'
import type { SentenceProps } from './RuleSentence.tsx'

/** `3 of 5`: how many of the last windows must be beyond. */
export function Windows({ form, readOnly, errorOf, onChange }: SentenceProps) {
  const [least = '', last = ''] = textAt(form, 'windows').split(' of ')
  const error = errorOf('windows')
  const change = (parts: readonly string[]) =>
    onChange(withValue(form, 'windows', parts.join(' of ')))
  const blank = { width: 2, inputMode: 'numeric', maxLength: 2, disabled: readOnly, error } as const
  return (
    <>
      <Blank
        {...blank}
        label="How many windows"
        value={least}
        onChange={(value) => change([value, last])}
      />
      <span>of</span>
      <Blank
        {...blank}
        label="Of how many windows"
        value={last}
        onChange={(value) => change([least, value])}
      />
    </>
  )
}
