import { Blank } from '../sentence/Blank.tsx'
import { Choose } from '../sentence/Choose.tsx'
import { SentenceLine } from '../sentence/SentenceLine.tsx'
import { SEVERITIES } from './choices.ts'
import { textAt, withValue } from './rule-form.ts'
import type { SentenceProps } from './RuleSentence.tsx'

export function NameLine({ form, readOnly, errorOf, onChange }: SentenceProps) {
  return (
    <SentenceLine word="Name" error={errorOf('name') ?? errorOf('severity')}>
      <Blank
        label="Name of the rule"
        value={textAt(form, 'name')}
        required
        maxLength={100}
        placeholder="Errors on checkout"
        disabled={readOnly}
        error={errorOf('name')}
        onChange={(value) => onChange(withValue(form, 'name', value))}
      />
      <Choose
        label="Severity"
        value={textAt(form, 'severity')}
        options={SEVERITIES}
        disabled={readOnly}
        onChange={(value) => onChange(withValue(form, 'severity', value))}
      />
    </SentenceLine>
  )
}
