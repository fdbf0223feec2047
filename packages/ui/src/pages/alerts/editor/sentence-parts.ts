import type { RuleForm } from './rule-form.ts'

export interface Option {
  value: string
  label: string
}

interface Field {
  field: string
  /** Says it to who does not see the sentence around it. */
  label: string
}

export type Part = (
  | { is: 'words'; text: string | ((form: RuleForm) => string) }
  | (Field & { is: 'pick'; options: readonly Option[] })
  | (Field & { is: 'several'; options: readonly Option[] })
  | (Field & { is: 'number'; width?: number; placeholder?: string })
  | (Field & { is: 'text'; placeholder?: string; suggestions?: readonly string[]; width?: number })
  /** A duration as Prometheus writes it: `5m`. */
  | (Field & { is: 'span' })
  /** Above or below: two fields of which one has a value. */
  | { is: 'side' }
  /** A threshold by its name, by a number, or against the release before. */
  | { is: 'vital-limit' }
  /** `3 of 5`. */
  | { is: 'windows' }
  /** Pairs of windows of an objective. */
  | { is: 'pairs' }
) & { when?: (form: RuleForm) => boolean }

export interface Line {
  word: string
  parts: readonly Part[]
  hint?: string
}

export function words(text: string | ((form: RuleForm) => string)): Part {
  return { is: 'words', text }
}

/** The fields that a part is about, to show beside it what is said against them. */
export function fieldsOf(part: Part): readonly string[] {
  switch (part.is) {
    case 'words':
      return []
    case 'side':
      return ['above', 'below']
    case 'vital-limit':
      return ['above', 'worse_by']
    case 'windows':
    case 'pairs':
      return ['windows']
    default:
      return [part.field]
  }
}
