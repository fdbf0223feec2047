import type { SymbolicatedFrame } from '../../frame.ts'

export interface GroupedException {
  type: string
  message: string
  /** Top frame first. */
  frames: SymbolicatedFrame[]
  /** Which exception it is the cause or a member of; the one before where left out. */
  parent?: number
}
