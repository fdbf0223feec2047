import { Check } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { Kbd } from './Kbd.tsx'
import type { MenuEntry } from './menu-entries.ts'
import styles from './Menu.module.css'

interface MenuPanelProps {
  /** Of the button, which names the menu. */
  id: string
  open: boolean
  onOpenChange: (open: boolean) => void
  entries: readonly MenuEntry[]
  align: 'start' | 'end'
  triggerOf: () => HTMLElement | null | undefined
}

/**
 * Not modal: the modal kind locks scrolling with an injected <style>, which the content security
 * policy refuses. Radix' own trigger is only the place the menu hangs from; the button was there
 * before Radix was loaded and keeps its focus. No portal either: a menu belongs to its landmark.
 */
export function MenuPanel({ id, open, onOpenChange, entries, align, triggerOf }: MenuPanelProps) {
  return (
    <DropdownMenu.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <DropdownMenu.Trigger asChild>
        <span className={styles.anchor} aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        className={styles.content}
        aria-labelledby={id}
        align={align}
        sideOffset={6}
        collisionPadding={8}
        onCloseAutoFocus={(event) => {
          event.preventDefault()
          triggerOf()?.focus()
        }}
        onInteractOutside={(event) => {
          // The button closes the menu itself; closing it here too would open it again.
          if (event.target instanceof Node && triggerOf()?.contains(event.target)) {
            event.preventDefault()
          }
        }}
      >
        {entries.map((entry, index) => (
          <Entry key={index} entry={entry} />
        ))}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  )
}

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry.is === 'line') return <DropdownMenu.Separator className={styles.line} />
  if (entry.is === 'label') {
    return <DropdownMenu.Label className={styles.label}>{entry.text}</DropdownMenu.Label>
  }
  if (entry.is === 'choice') return <Choice entry={entry} />
  if (entry.is === 'check') return <CheckItem entry={entry} />
  return (
    <DropdownMenu.Item className={styles.item} onSelect={entry.onSelect}>
      <span className={styles.icon}>{entry.icon}</span>
      <span className={styles.text}>{entry.text}</span>
      {entry.hint !== undefined && <Kbd>{entry.hint}</Kbd>}
    </DropdownMenu.Item>
  )
}

function Choice({ entry }: { entry: Extract<MenuEntry, { is: 'choice' }> }) {
  return (
    <DropdownMenu.RadioGroup
      aria-label={entry.label}
      value={entry.value}
      onValueChange={entry.onChange}
    >
      {entry.options.map(({ value, label, icon, title }) => (
        <DropdownMenu.RadioItem key={value} {...{ value, title }} className={styles.item}>
          <span className={styles.icon}>{icon}</span>
          <span className={styles.text}>{label}</span>
          <DropdownMenu.ItemIndicator className={styles.hint}>
            <Check size={14} aria-hidden="true" />
          </DropdownMenu.ItemIndicator>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  )
}

function CheckItem({ entry }: { entry: Extract<MenuEntry, { is: 'check' }> }) {
  return (
    <DropdownMenu.CheckboxItem
      className={styles.item}
      checked={entry.checked}
      onCheckedChange={entry.onChange}
      onSelect={(event) => event.preventDefault()}
    >
      <span className={styles.text}>{entry.text}</span>
      {entry.hint !== undefined && <Kbd>{entry.hint}</Kbd>}
      <DropdownMenu.ItemIndicator className={styles.hint}>
        <Check size={14} aria-hidden="true" />
      </DropdownMenu.ItemIndicator>
    </DropdownMenu.CheckboxItem>
  )
}
