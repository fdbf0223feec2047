import type { LucideIcon } from 'lucide-react'

export const GROUPS = ['Recent issues', 'Go to', 'Actions', 'Issues', 'Pages', 'Releases'] as const

/** What somebody can choose in the palette. */
export interface Command {
  /** Of its own among all of them. */
  id: string
  group: (typeof GROUPS)[number]
  text: string
  /** Found by these, too. */
  words?: string
  /** The keys that do the same. */
  keys?: string
  /** What tells it from one with the same text. */
  note?: string
  Icon: LucideIcon
  run: () => void
}
