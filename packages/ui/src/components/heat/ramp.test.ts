import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { RAMP_STEPS } from './levels.ts'

const css = readFileSync(new URL('../../styles/tokens.css', import.meta.url), 'utf8')
const RAMP = /--ramp-\d: light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g
const steps = [...css.matchAll(RAMP)].map(([, light = '', dark = '']) => ({ light, dark }))
/** CIELAB 1976: from about 2 on a difference is seen at all, far less than is told at a glance. */
const LEAST_DIFFERENCE = 12

it.each(['light', 'dark'] as const)('goes one way, in steps that can be told: %s', (theme) => {
  const colors = steps.map((step) => toLab(step[theme]))
  const pairs = colors.slice(1).map((color, index) => [colors[index] ?? color, color] as const)

  expect(colors).toHaveLength(RAMP_STEPS)
  const way = theme === 'light' ? -1 : 1
  for (const [before, after] of pairs) {
    expect(way * (after[0] - before[0])).toBeGreaterThan(0)
    expect(Math.hypot(...after.map((part, at) => part - (before[at] ?? 0)))).toBeGreaterThan(
      LEAST_DIFFERENCE,
    )
  }
})

/** Of an sRGB colour, under D65. */
function toLab(color: string): readonly [number, number, number] {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  const [x, y, z] = [
    (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
    0.2126 * r + 0.7152 * g + 0.0722 * b,
    (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.0888,
  ].map((part) => (part > 0.008856 ? Math.cbrt(part) : 7.787 * part + 16 / 116)) as [
    number,
    number,
    number,
  ] // as: three of three
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
