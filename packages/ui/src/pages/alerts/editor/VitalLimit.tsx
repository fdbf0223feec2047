import { Blank } from '../sentence/Blank.tsx'
import { Choose } from '../sentence/Choose.tsx'
import { textAt, withValue, type RuleForm } from './rule-form.ts'
import type { SentenceProps } from './RuleSentence.tsx'
import { unitOf } from './units.ts'

const LIMITS = [
  { value: 'poor', label: 'poor' },
  { value: 'needs-improvement', label: 'in need of improvement' },
  { value: 'above', label: 'above' },
  { value: 'worse_by', label: 'worse than in the release before by' },
] as const
type Limit = (typeof LIMITS)[number]['value']

/** A threshold by its name or as a number, or against the release before. */
export function VitalLimit({ form, readOnly, errorOf, onChange }: SentenceProps) {
  const limit = limitOf(form)
  const isNumber = limit === 'above' || limit === 'worse_by'
  return (
    <>
      <Choose<Limit>
        label="Compared with"
        value={limit}
        options={LIMITS}
        disabled={readOnly}
        onChange={(next) => onChange(withLimit(form, next))}
      />
      {isNumber && (
        <>
          <Blank
            label="Value"
            value={textAt(form, limit)}
            width={7}
            inputMode="decimal"
            maxLength={15}
            disabled={readOnly}
            error={errorOf(limit)}
            onChange={(value) => onChange(withValue(form, limit, value))}
          />
          <span>{limit === 'above' ? unitOf(form) : '%'}</span>
        </>
      )}
    </>
  )
}

function limitOf(form: RuleForm): Limit {
  const above = textAt(form, 'above')
  if (above === 'poor' || above === 'needs-improvement') return above
  return textAt(form, 'worse_by') === '' || above !== '' ? 'above' : 'worse_by'
}

function withLimit(form: RuleForm, limit: Limit): RuleForm {
  if (limit === 'worse_by') return withValue(withValue(form, 'above', ''), 'worse_by', '20')
  const start = textAt(form, 'metric') === 'CLS' ? '0.1' : '500'
  return withValue(withValue(form, 'worse_by', ''), 'above', limit === 'above' ? start : limit)
}
