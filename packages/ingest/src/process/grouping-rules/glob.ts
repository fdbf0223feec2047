export type Glob = (text: string) => boolean

/** `*` is any text, also none; without one, the text itself. Never steps back, whatever it meets. */
export function textGlob(pattern: string): Glob {
  const [head = '', ...rest] = pattern.split(/\*+/)
  const tail = rest.pop()
  if (tail === undefined) return (text) => text === pattern
  return (text) => {
    const end = text.length - tail.length
    if (end < head.length || !text.startsWith(head) || !text.endsWith(tail)) return false
    let at = head.length
    // The first place that fits is as good as any: all that follows has the most room there.
    for (const part of rest) {
      const found = text.indexOf(part, at)
      if (found < 0 || found + part.length > end) return false
      at = found + part.length
    }
    return true
  }
}

/** As `textGlob` for each folder; a folder `**` is any number of folders, also none. */
export function pathGlob(pattern: string): Glob {
  const runs: Glob[][] = [[]]
  for (const part of pattern.split('/')) {
    if (part === '**') runs.push([])
    else runs.at(-1)?.push(textGlob(part))
  }
  const [head = [], ...rest] = runs
  const tail = rest.pop()
  return (text) => {
    const parts = text.split('/')
    if (tail === undefined) return parts.length === head.length && fits(head, parts, 0)
    const end = parts.length - tail.length
    if (end < head.length || !fits(head, parts, 0) || !fits(tail, parts, end)) return false
    let at = head.length
    for (const run of rest) {
      while (at + run.length <= end && !fits(run, parts, at)) at += 1
      if (at + run.length > end) return false
      at += run.length
    }
    return true
  }
}

function fits(run: readonly Glob[], parts: readonly string[], at: number): boolean {
  return run.every((glob, index) => glob(parts[at + index] ?? ''))
}
