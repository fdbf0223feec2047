/** Whole parts, of which those that do not fit any more are left out: half a link is none. */
export function fitting(parts: readonly string[], most: number): string {
  let text = ''
  for (const part of parts) {
    const longer = text === '' ? part : `${text}\n${part}`
    if (longer.length <= most) text = longer
  }
  return text
}
