interface Box {
  width: number
  height: number
}

/** Shares from 0 to 1 as steps, each as wide as its bucket; a gap where there is none. */
export function stepPath(shares: readonly (number | null)[], { width, height }: Box): string {
  const step = width / shares.length
  let isDown = false
  return shares
    .map((share, index) => {
      if (share === null) {
        isDown = false
        return ''
      }
      const y = ((1 - Math.min(1, share)) * height).toFixed(1)
      const start = isDown ? `V${y}` : `M${(index * step).toFixed(1)} ${y}`
      isDown = true
      return `${start}H${((index + 1) * step).toFixed(1)}`
    })
    .join('')
}
