export interface Figure {
  name: string
  value: number
  target: number
  unit: string
}

/** Each beside its target. */
export function print(title: string, figures: readonly Figure[]): void {
  console.log(title)
  for (const { name, value, target, unit } of figures) {
    const verdict = value <= target ? 'ok' : 'over'
    console.log(
      `${name.padEnd(32)} ${value.toFixed(2).padStart(9)} ${unit.padEnd(3)} of ${String(target)}  ${verdict}`,
    )
  }
}
