import { Choose } from '../sentence/Choose.tsx'
import { SentenceLine } from '../sentence/SentenceLine.tsx'
import { KINDS, type RuleKind } from './kinds.ts'
import { asKind, type RuleForm } from './rule-form.ts'
import type { FieldError } from './field-error.ts'
import { SentencePart } from './SentencePart.tsx'
import { fieldsOf, type Line } from './sentence-parts.ts'
import { linesOf } from './sentences.ts'

const KIND_OPTIONS = KINDS.map(({ kind, label }) => ({ value: kind, label }))

export interface SentenceProps {
  form: RuleForm
  /** Looking is free; changing is not. */
  readOnly: boolean
  errorOf: FieldError
  onChange: (form: RuleForm) => void
}

/** When a rule fires, as a sentence with blanks. */
export function RuleSentence(props: SentenceProps) {
  const { form, readOnly, onChange } = props
  return (
    <>
      <SentenceLine word="When" hint={KINDS.find(({ kind }) => kind === form.kind)?.why}>
        <Choose<RuleKind>
          label="Kind of rule"
          value={form.kind}
          options={KIND_OPTIONS}
          disabled={readOnly}
          onChange={(kind) => onChange(asKind(form, kind))}
        />
      </SentenceLine>
      {linesOf(form).map((line) => (
        <SentenceLine
          key={line.word}
          word={line.word}
          hint={line.hint}
          error={lineError(line, props.errorOf)}
        >
          {line.parts.map((part, index) => (
            <SentencePart key={index} part={part} {...props} />
          ))}
        </SentenceLine>
      ))}
    </>
  )
}

function lineError({ parts }: Line, errorOf: FieldError): string | undefined {
  const said = parts.flatMap(fieldsOf).map((field) => errorOf(field))
  return said.find((one) => one !== undefined)
}
