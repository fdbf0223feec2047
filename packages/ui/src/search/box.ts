/** A part of a chart over time, as the address has it: `<ISO 8601>,<ISO 8601>`. */
export interface Box {
  from: string
  to: string
}

export function readBox(box: string): Box | undefined {
  const [from = '', to = '', rest] = box.split(',')
  if (rest !== undefined || !(Date.parse(from) < Date.parse(to))) return undefined
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
}

export function writeBox({ from, to }: Box): string {
  return `${from},${to}`
}
