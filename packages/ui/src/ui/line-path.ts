interface Box {
  width: number
  height: number
  max: number
}

/** A polyline through evenly spaced values, zero at the bottom of the box. */
export function linePath(values: readonly number[], { width, height, max }: Box): string {
  if (values.length === 0 || max <= 0) return ''
  const step = values.length === 1 ? 0 : width / (values.length - 1)
  return values
    .map((value, index) => {
      const y = height - Math.min(1, Math.max(0, value / max)) * height
      return `${index === 0 ? 'M' : 'L'}${(index * step).toFixed(1)} ${y.toFixed(1)}`
    })
    .join('')
}
