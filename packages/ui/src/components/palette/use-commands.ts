import { useState } from 'react'
import { useDebounced } from '../../hooks/use-debounced.ts'
import { GROUPS, type Command } from './command.ts'
import { ranked } from './rank.ts'
import { useActions } from './use-actions.ts'
import { useFound, type Found } from './use-found.ts'
import { usePlaces } from './use-places.ts'

const REST_MS = 150

export interface CommandGroup {
  name: Command['group']
  commands: Command[]
}

/** What the words lead to. What the service finds comes last, so that nothing moves under the cursor. */
export function useCommands(
  typed: string,
): { groups: CommandGroup[] } & Pick<Found, 'isPending' | 'isPart'> {
  const [asked, setAsked] = useState('')
  useDebounced(typed.trim(), REST_MS, setAsked)
  const known = [...usePlaces(), ...useActions()]
  const { commands, isPending, isPart } = useFound(asked)

  const offered = ranked(typed, known, ({ text, words = '' }) => `${text} ${words}`.trim())
  const all = [...offered, ...(typed.trim() === '' ? [] : commands)]
  const names = typed.trim() === '' ? GROUPS : new Set(all.map(({ group }) => group))
  return {
    groups: [...names]
      .map((name) => ({ name, commands: all.filter(({ group }) => group === name) }))
      .filter((group) => group.commands.length > 0),
    isPending: isPending || asked !== typed.trim(),
    isPart,
  }
}
