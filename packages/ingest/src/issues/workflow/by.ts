/** Who does something, when, as part of what. */
export interface By {
  actor: string
  now: number
  /** UUID. */
  change: string
  newId: () => string
}
