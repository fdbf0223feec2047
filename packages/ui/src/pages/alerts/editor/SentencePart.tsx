import { Blank } from '../sentence/Blank.tsx'
import { Choose } from '../sentence/Choose.tsx'
import { Several } from '../sentence/Several.tsx'
import { Span } from '../sentence/Span.tsx'
import { listAt, textAt, withValue } from './rule-form.ts'
import type { SentenceProps } from './RuleSentence.tsx'
import type { Part } from './sentence-parts.ts'
import { Side } from './Side.tsx'
import { VitalLimit } from './VitalLimit.tsx'
import { WindowPairs } from './WindowPairs.tsx'
import { Windows } from './Windows.tsx'

interface SentencePartProps extends SentenceProps {
  part: Part
}

/** One blank of the sentence, or the words between two. */
export function SentencePart({ part, ...props }: SentencePartProps) {
  if (part.is === 'words') {
    return <span>{typeof part.text === 'string' ? part.text : part.text(props.form)}</span>
  }
  if (part.is === 'side') return <Side {...props} />
  if (part.is === 'vital-limit') return <VitalLimit {...props} />
  if (part.is === 'windows') return <Windows {...props} />
  if (part.is === 'pairs') return <WindowPairs {...props} />
  return <FieldPart part={part} {...props} />
}

interface FieldPartProps extends SentenceProps {
  part: Extract<Part, { field: string }>
}

function FieldPart({ part, form, readOnly, errorOf, onChange }: FieldPartProps) {
  const { field, label } = part
  if (part.is === 'several') {
    return (
      <Several
        {...{ label, options: part.options, chosen: listAt(form, field), disabled: readOnly }}
        onChange={(chosen) => onChange(withValue(form, field, chosen))}
      />
    )
  }
  const control = {
    ...{ label, value: textAt(form, field), disabled: readOnly, error: errorOf(field) },
    onChange: (value: string) => onChange(withValue(form, field, value)),
  }
  if (part.is === 'pick') return <Choose {...control} options={part.options} />
  if (part.is === 'span') return <Span {...control} />
  const { placeholder = '', width } = part
  return (
    <Blank
      {...control}
      placeholder={placeholder}
      {...(width !== undefined && { width })}
      {...(part.is === 'number' && { inputMode: 'decimal' })}
      maxLength={part.is === 'number' ? 15 : 500}
    />
  )
}
