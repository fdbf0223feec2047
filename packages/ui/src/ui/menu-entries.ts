import type { ReactNode } from 'react'

interface Option {
  value: string
  label: string
  icon?: ReactNode
  /** More than fits: shown on hover. */
  title?: string
}

/** A menu as data, so that Radix is loaded with the first menu somebody opens, not with the page. */
export type MenuEntry =
  | { is: 'label'; text: string }
  | { is: 'line' }
  | { is: 'item'; text: string; icon: ReactNode; hint?: string; onSelect: () => void }
  /** On or off; the menu stays, because there is often another one to change. */
  | { is: 'check'; text: string; hint?: string; checked: boolean; onChange: () => void }
  | {
      is: 'choice'
      label: string
      value: string
      options: readonly Option[]
      onChange: (value: string) => void
    }

interface Choice<Value extends string> {
  label: string
  value: Value | ''
  options: readonly (Option & { value: Value })[]
  onChange: (value: Value) => void
}

export function choice<Value extends string>({ onChange, ...rest }: Choice<Value>): MenuEntry {
  // Radix hands back one of the values above, which it only knows as strings.
  return { is: 'choice', ...rest, onChange: (value) => onChange(value as Value) }
}
