import type { ReactNode } from 'react'

interface Option {
  value: string
  label: string
  icon?: ReactNode
}

/** A menu as data, so that Radix is loaded with the first menu somebody opens, not with the page. */
export type MenuEntry =
  | { is: 'label'; text: string }
  | { is: 'line' }
  | { is: 'item'; text: string; icon: ReactNode; onSelect: () => void }
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
  options: readonly { value: Value; label: string; icon?: ReactNode }[]
  onChange: (value: Value) => void
}

export function choice<Value extends string>({ onChange, ...rest }: Choice<Value>): MenuEntry {
  // Radix hands back one of the values above, which it only knows as strings.
  return { is: 'choice', ...rest, onChange: (value) => onChange(value as Value) }
}
