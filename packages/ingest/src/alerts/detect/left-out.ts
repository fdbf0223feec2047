import type { Stretch } from './history.ts'

/** Stretches in the order of time that never overlap; each new one ends after all before. */
export function createLeftOut() {
  const stretches: Stretch[] = []

  function add({ from, to }: Stretch): void {
    let start = from
    let end = to
    for (let last = stretches.at(-1); last && start <= last.to; last = stretches.at(-1)) {
      start = Math.min(start, last.from)
      end = Math.max(end, last.to)
      stretches.pop()
    }
    stretches.push({ from: start, to: end })
  }

  /** Takes back what was left out from `index` on. */
  function endAt(index: number): void {
    for (let last = stretches.at(-1); last && last.to > index; last = stretches.at(-1)) {
      stretches.pop()
      if (last.from < index) stretches.push({ from: last.from, to: index })
    }
  }

  function forgetBefore(index: number): void {
    while (stretches[0] && stretches[0].to <= index) stretches.shift()
  }

  return { stretches: stretches as readonly Stretch[], add, endAt, forgetBefore }
}
