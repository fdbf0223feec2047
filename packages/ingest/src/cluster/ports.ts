/** One value that all machines see, and of which each write says which one it follows. */
export interface Register {
  /** Undefined where nothing was ever written. */
  read(): Promise<{ value: string; revision: number } | undefined>
  /** @returns its revision, larger than any before; undefined where somebody wrote after `after`, 0 for nothing. */
  write(value: string, after: number): Promise<number | undefined>
  /** Called when another machine wrote, as far as it is heard. */
  onWrite(listener: () => void): () => void
}

/** The other machines of this service. Messages may be lost: what must be known is in the database. */
export interface Peers {
  tell(message: unknown): void
  onTold(listener: (message: unknown) => void): void
  /** Of whichever machine answers on that; undefined where none does. */
  ask(topic: string, question: unknown): Promise<unknown>
  /** @returns ends it. */
  answer(topic: string, handler: (question: unknown) => Promise<unknown>): () => void
}

/** What machines of one service share beside the database. */
export interface Cluster {
  register(name: string): Register
  peers: Peers
  close(): Promise<void>
}
