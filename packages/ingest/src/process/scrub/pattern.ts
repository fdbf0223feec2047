/** One kind of personal data or secret, and how a text loses it. */
export interface Pattern {
  /** As the configuration names it. */
  name: string
  /** Bits of `CLUE`, one of which a text must show to be looked at; 0 looks at every text. */
  clues: number
  /** In time that grows with the text; what it leaves behind it does not find again. */
  scrub: (text: string) => string
}
