/** Why the database does not do what is asked of it, and what helps. */
export type StoreTrouble =
  /** Longer than a read may take. */
  | 'too-slow'
  /** More memory, rows or bytes than a read may take. */
  | 'too-large'
  /** Nobody answers, or only to say that there is too much to do. */
  | 'away'

/** The message and code are the database's own: who stores again decides by them. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly trouble: StoreTrouble
  readonly code: string | undefined

  constructor(trouble: StoreTrouble, cause: Error) {
    super(cause.message, { cause })
    this.trouble = trouble
    this.code = 'code' in cause ? String(cause.code) : undefined
  }
}
