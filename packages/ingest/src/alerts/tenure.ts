/** The right to evaluate, of which one process at a time has it. */
export interface Tenure {
  /** Larger than that of any process that had it before: what it writes later is refused. */
  term: number
  /** @throws where another may have it by now. */
  assertHeld: () => void
}
