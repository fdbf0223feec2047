import { tokenColor } from '../token-color.ts'
import { LEVEL_COUNT, LEVELS, RAMP_STEPS } from './levels.ts'
import { toPixel } from './pixels.ts'

/** The tokens as they are in the current theme. */
export interface Palette {
  background: string
  pixelOfBackground: number
  /** Of each level. */
  fills: readonly string[]
  pixels: Uint32Array
  /** Of amber, which alone has too little contrast. */
  edge: string
}

export function readPalette(): Palette {
  const fills = Array.from({ length: LEVEL_COUNT }, (_, level) =>
    tokenColor(tokenOf(level), 'none'),
  )
  const background = tokenColor('--bg', 'none')
  return {
    fills,
    background,
    pixelOfBackground: toPixel(background),
    pixels: Uint32Array.from(fills, toPixel),
    edge: tokenColor('--ni-edge', 'none'),
  }
}

function tokenOf(level: number): `--${string}` {
  if (level >= LEVELS.ramp) {
    return `--ramp-${String(Math.min(RAMP_STEPS, level - LEVELS.ramp + 1))}`
  }
  return TOKENS[level] ?? '--line'
}

const TOKENS: Record<number, `--${string}`> = {
  [LEVELS.empty]: '--line-strong',
  [LEVELS.low]: '--control',
  [LEVELS.good]: '--good-fill',
  [LEVELS.ni]: '--ni-fill',
  [LEVELS.poor]: '--poor-fill',
}
