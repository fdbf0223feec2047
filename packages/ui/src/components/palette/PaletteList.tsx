import { useEffect, useRef } from 'react'
import { Kbd } from '../../ui/Kbd.tsx'
import type { Command } from './command.ts'
import type { CommandGroup } from './use-commands.ts'
import styles from './PaletteList.module.css'

interface PaletteListProps {
  /** Of the list; options are numbered after it. */
  id: string
  groups: readonly CommandGroup[]
  active: number
  onChoose: (command: Command) => void
}

export function PaletteList({ id, groups, active, onChoose }: PaletteListProps) {
  const list = useRef<HTMLDivElement>(null)
  const all = groups.flatMap(({ commands }) => commands)
  const chosen = all[active]?.id
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label="What was found"
      className={styles.list}
      hidden={all.length === 0}
      // The field keeps the focus: the list must not take it away by a press.
      onMouseDown={(event) => event.preventDefault()}
    >
      {groups.map(({ name, commands }, at) => (
        <div key={name} role="group" aria-labelledby={`${id}-group-${String(at)}`}>
          <div id={`${id}-group-${String(at)}`} className={styles.name}>
            {name}
          </div>
          {commands.map((command) => (
            <Option
              key={command.id}
              id={`${id}-${String(all.indexOf(command))}`}
              command={command}
              isActive={command.id === chosen}
              onChoose={onChoose}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

interface OptionProps {
  id: string
  command: Command
  isActive: boolean
  onChoose: (command: Command) => void
}

function Option({ id, command, isActive, onChoose }: OptionProps) {
  const { text, note, keys, Icon } = command
  return (
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className={styles.option}
      onClick={() => onChoose(command)}
    >
      <Icon size={14} aria-hidden="true" />
      <bdi className={styles.text}>{text}</bdi>
      {note !== undefined && <bdi className={styles.note}>{note}</bdi>}
      {keys !== undefined && (
        <span className={styles.keys} aria-hidden="true">
          {keys.split(' ').map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </span>
      )}
    </div>
  )
}
