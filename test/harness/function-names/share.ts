import type { NamedFrame } from './name-frames.ts'

/** The frames whose name is known, and those at places that no developer wrote a call at. */
export function judge(frames: readonly NamedFrame[]): {
  counted: NamedFrame[]
  left: NamedFrame[]
} {
  const isCounted = ({ right }: NamedFrame) => right.is === 'named' || right.is === 'anonymous'
  return {
    counted: frames.filter(isCounted),
    left: frames.filter((frame) => !isCounted(frame)),
  }
}

export function isRight({ right, actual }: NamedFrame): boolean {
  return actual === (right.is === 'named' ? right.name : undefined)
}

export function share(frames: readonly NamedFrame[]): number {
  const { counted } = judge(frames)
  return counted.filter(isRight).length / counted.length
}

export function shareLine(name: string, frames: readonly NamedFrame[]): string {
  const { counted } = judge(frames)
  const percent = (100 * share(frames)).toFixed(1).padStart(5)
  return `${name.padEnd(44)}${percent} % of ${counted.length}`
}
