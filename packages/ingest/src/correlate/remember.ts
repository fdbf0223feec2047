/** Answers are kept for so many questions. */
const MOST = 200

export interface RememberOptions<Answer> {
  now: () => number
  /** For how long an answer holds. */
  keepMs: (answer: Answer) => number
}

/** The same question within a moment is asked once, by however many: also while it is being answered. */
export function createRemember<Answer>({ now, keepMs }: RememberOptions<Answer>) {
  const known = new Map<string, { answer: Promise<Answer>; until: number }>()

  function forgetOld(): void {
    for (const [key, { until }] of known) if (until <= now()) known.delete(key)
    const [oldest] = known.keys()
    if (known.size >= MOST && oldest !== undefined) known.delete(oldest)
  }

  return (key: string, ask: () => Promise<Answer>): Promise<Answer> => {
    forgetOld()
    const before = known.get(key)
    if (before) return before.answer
    const entry = { answer: ask(), until: Infinity }
    known.set(key, entry)
    entry.answer.then(
      (answer) => {
        entry.until = now() + keepMs(answer)
      },
      () => known.delete(key),
    )
    return entry.answer
  }
}
