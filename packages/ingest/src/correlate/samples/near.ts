type Labels = Readonly<Record<string, string>>

/** Labels that say where something runs or what it is. */
const OF_PLACES = [
  'instance',
  'host',
  'hostname',
  'host_name',
  'node',
  'nodename',
  'pod',
  'service',
  'service_name',
  'job',
  'app',
  'container',
]

/** Whether labels name one of these hosts or services, whatever the port. */
export function createIsNear(near: readonly string[]): (labels: Labels) => boolean {
  const places = new Set(near.map(placeOf))
  places.delete('')
  if (places.size === 0) return () => false
  return (labels) =>
    OF_PLACES.some((key) => {
      const value = labels[key]
      return value !== undefined && places.has(placeOf(value))
    })
}

/** An address of version 6 stands in brackets, so that what is behind the last colon is a port. */
export function placeOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/(?<=^\[[^\]]*\]|^[^:]*):\d+$/, '')
}
