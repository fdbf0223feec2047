import type { SymbolicatedFrame } from '../../frame.ts'

export interface GroupedException {
  type: string
  message: string
  /** Top frame first. */
  frames: SymbolicatedFrame[]
}
