import { useState } from 'react'
import type { Command } from './command.ts'

export interface ActiveCommand {
  command: Command | undefined
  /** -1 where there is none. */
  index: number
  move: (by: 1 | -1) => void
}

/** The one that Enter runs: the first, or where the arrows went, and it stays so while more is found. */
export function useActiveCommand(all: readonly Command[], typed: string): ActiveCommand {
  const [moved, setMoved] = useState({ in: typed, to: '' })
  const chosen = moved.in === typed ? all.findIndex(({ id }) => id === moved.to) : -1
  const index = all.length === 0 ? -1 : Math.max(0, chosen)
  return {
    command: all[index],
    index,
    move(by) {
      const next = all.at((index + by) % all.length)
      if (next !== undefined) setMoved({ in: typed, to: next.id })
    },
  }
}
