export type Cell = string | number

/** Prints a Markdown table. */
export function printTable(head: readonly string[], rows: readonly (readonly Cell[])[]): void {
  const lines = [head, head.map(() => '---'), ...rows]
  console.log(`\n${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`)
}

export interface Target {
  claim: string
  /** Undefined: it, or what it is compared with, could not be measured. */
  value: number | undefined
  atMost: number
  /** Where the true value lies with 95 % confidence; without it, the value is exact. */
  interval?: readonly [low: number, high: number] | undefined
  unit?: string
}

/** Prints what was promised and what came out; a promise surely broken fails the command. */
export function printTargets(targets: readonly Target[]): void {
  const rows = targets.map((target) => {
    const { claim, value, atMost, interval, unit = '' } = target
    const verdict = judge(target)
    if (verdict === 'missed') process.exitCode = 1
    const range = interval ? ` (${format(interval[0])} to ${format(interval[1])})` : ''
    const measured = value === undefined ? '–' : `${format(value)}${unit}${range}`
    return [claim, `≤ ${atMost}${unit}`, measured, verdict]
  })
  printTable(['target', 'at most', 'measured (95 % interval)', 'verdict'], rows)
}

function judge({ value, atMost, interval }: Target): string {
  if (value === undefined) return 'not measurable'
  if (value <= atMost) return 'met'
  return interval && interval[0] <= atMost ? 'within the noise' : 'missed'
}

export function format(value: number): string {
  if (Number.isInteger(value)) return String(value)
  return value.toFixed(Math.abs(value) < 10 ? 2 : 1)
}
