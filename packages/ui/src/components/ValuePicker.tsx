import { useNavigate } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'
import { Button } from '../ui/Button.tsx'
import { Hidden } from '../ui/Hidden.tsx'
import { choice } from '../ui/menu-entries.ts'
import { Menu } from '../ui/Menu.tsx'

interface ValuePickerProps {
  /** In the address. */
  name: 'environment' | 'release'
  label: string
  all: string
  title: string
  value: string | undefined
  /** What was seen. */
  values: readonly string[]
  Icon: LucideIcon
}

/** No environment or release is called nothing. */
const ALL = ''

/** One of the values that were seen, or all. Where there is but one, there is nothing to choose. */
export function ValuePicker(props: ValuePickerProps) {
  const { name, label, all, title, value, Icon } = props
  const navigate = useNavigate()
  const seen = props.values.filter((one) => one !== '')
  // What the address names stays in sight, also in a window that has nothing of it.
  const values = [...new Set([...seen, ...(value === undefined ? [] : [value])])]
  if (values.length < 2 && value === undefined) return null
  return (
    <Menu
      trigger={(rest) => (
        <Button {...rest} title={title}>
          <Icon size={14} aria-hidden="true" />
          <Hidden>{label}: </Hidden>
          <bdi>{value ?? all}</bdi>
        </Button>
      )}
      entries={[
        { is: 'label', text: label },
        choice({
          label,
          value: value ?? ALL,
          options: [
            { value: ALL, label: all },
            ...values.map((one) => ({ value: one, label: one })),
          ],
          onChange: (next) =>
            void navigate({
              to: '.',
              search: (old) => ({ ...old, [name]: next === ALL ? undefined : next }),
            }),
        }),
      ]}
    />
  )
}
