/** Answers that several rules, or several rounds, ask for alike; the oldest go first. */
export function createMemo<Answer>(most: number) {
  const kept = new Map<string, Promise<Answer>>()

  return (key: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const known = kept.get(key)
    if (known) return known
    const answer = ask()
    kept.set(key, answer)
    // What failed is asked again.
    answer.catch(() => kept.delete(key))
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    return answer
  }
}
