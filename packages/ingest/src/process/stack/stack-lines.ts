/** More than any engine prints, 10 times what a page should ever send. */
export const MAX_STACK_CHARS = 256 * 1024

/** The longest address browsers accept in practice; a longer line is data, not a frame. */
const MAX_LINE_CHARS = 4096

const DATA = 'data:'

/** The lines worth parsing, trimmed, in order, each at most a few kilobytes long. */
export function* stackLines(stack: string, from: number): Generator<string> {
  const end = Math.min(stack.length, MAX_STACK_CHARS)
  for (let start = from; start < end;) {
    const newline = stack.indexOf('\n', start)
    const stop = newline < 0 || newline > end ? end : newline
    const line = shortened(stack.slice(start, stop))
    if (line !== undefined) yield line.trim()
    start = stop + 1
  }
}

/** A script from a `data:` address carries its text in every frame; only the ends of it matter. */
function shortened(line: string): string | undefined {
  if (line.length <= MAX_LINE_CHARS) return line
  const data = line.slice(0, MAX_LINE_CHARS).indexOf(DATA)
  return data < 0 ? undefined : line.slice(0, data + 200) + line.slice(-40)
}
