import { Blank } from '../sentence/Blank.tsx'
import { Choose } from '../sentence/Choose.tsx'
import { textAt, withValue } from './rule-form.ts'
import type { SentenceProps } from './RuleSentence.tsx'
import { unitOf } from './units.ts'

const SIDES = [
  { value: 'above', label: 'above' },
  { value: 'below', label: 'below' },
] as const

/** Above or below a number: of the two fields of the rule, one is empty. */
export function Side({ form, readOnly, errorOf, onChange }: SentenceProps) {
  const side = textAt(form, 'below') === '' ? 'above' : 'below'
  const limit = textAt(form, side)

  function change(next: 'above' | 'below', value: string) {
    const other = next === 'above' ? 'below' : 'above'
    onChange(withValue(withValue(form, other, ''), next, value))
  }

  return (
    <>
      <Choose
        label="Above or below"
        value={side}
        options={SIDES}
        disabled={readOnly}
        // Only what has a value can be told from the other: an empty blank begins at 0.
        onChange={(next: 'above' | 'below') => change(next, limit === '' ? '0' : limit)}
      />
      <Blank
        label="Value"
        value={limit}
        width={7}
        inputMode="decimal"
        maxLength={15}
        disabled={readOnly}
        error={errorOf(side)}
        onChange={(value) => change(side, value)}
      />
      <span>{unitOf(form)}</span>
    </>
  )
}
