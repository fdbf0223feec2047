import { useState } from 'react'
import { Blank } from '../sentence/Blank.tsx'
import { SentenceLine } from '../sentence/SentenceLine.tsx'
import { labelsText, textLabels } from './labels-text.ts'
import { annotationAt, textAt, withAnnotation, withValue } from './rule-form.ts'
import type { SentenceProps } from './RuleSentence.tsx'
import styles from './MoreFields.module.css'

/** What a message says besides, and what it is routed by. */
export function MoreFields(props: SentenceProps) {
  const { form, readOnly, errorOf, onChange } = props
  const blank = (field: 'owner' | 'runbook', label: string, placeholder: string) => (
    <Blank
      label={label}
      value={textAt(form, field)}
      placeholder={placeholder}
      maxLength={field === 'owner' ? 100 : 2_000}
      disabled={readOnly}
      error={errorOf(field)}
      onChange={(value) => onChange(withValue(form, field, value))}
    />
  )
  return (
    <details className={styles.more} open={hasMore(props) || undefined}>
      <summary className={styles.summary}>Owner, runbook, labels, description</summary>
      <div className={styles.lines}>
        <SentenceLine word="Owner" error={errorOf('owner')}>
          {blank('owner', 'Owner', 'team-web')}
        </SentenceLine>
        <SentenceLine word="Runbook" error={errorOf('runbook')}>
          {blank('runbook', 'Runbook', 'https://wiki.example.com/errors')}
        </SentenceLine>
        <Labels {...props} />
        <SentenceLine word="Summary" error={errorOf('annotations')}>
          <Blank
            label="Summary"
            value={annotationAt(form, 'summary')}
            placeholder="{{ value }} on {{ labels.route }}"
            maxLength={2_000}
            disabled={readOnly}
            onChange={(value) => onChange(withAnnotation(form, 'summary', value))}
          />
        </SentenceLine>
        <SentenceLine word="Describe">
          <textarea
            aria-label="Description"
            className={styles.text}
            rows={3}
            maxLength={2_000}
            disabled={readOnly}
            value={annotationAt(form, 'description')}
            onChange={(event) => onChange(withAnnotation(form, 'description', event.target.value))}
          />
        </SentenceLine>
      </div>
    </details>
  )
}

function Labels({ form, readOnly, errorOf, onChange }: SentenceProps) {
  // While it is typed a line may be no label yet, and must not be taken away.
  const [text, setText] = useState(() => labelsText(form.rest.labels))
  return (
    <SentenceLine word="Labels" hint="One per line: team=web" error={errorOf('labels')}>
      <textarea
        aria-label="Labels"
        className={styles.text}
        rows={2}
        disabled={readOnly}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          onChange({ ...form, rest: { ...form.rest, labels: textLabels(event.target.value) } })
        }}
      />
    </SentenceLine>
  )
}

function hasMore({ form, errorOf }: SentenceProps): boolean {
  const isWrong = ['owner', 'runbook', 'labels', 'annotations'].some(
    (field) => errorOf(field) !== undefined,
  )
  return isWrong || textAt(form, 'owner') !== '' || textAt(form, 'runbook') !== ''
}
