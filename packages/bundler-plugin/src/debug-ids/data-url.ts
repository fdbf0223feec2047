/** The text of a `data:` URL as bundlers write maps into their files; undefined where it is another URL. */
export function textOfDataUrl(url: string): string | undefined {
  const [, type, data] = /^data:([^,]*),(.*)$/.exec(url) ?? []
  if (type === undefined || data === undefined) return undefined
  if (/;base64$/i.test(type)) return Buffer.from(data, 'base64').toString('utf8')
  try {
    return decodeURIComponent(data)
  } catch {
    // Not percent-encoded after all: no map that anybody could read.
    return undefined
  }
}

export function toDataUrl(map: string): string {
  return `data:application/json;charset=utf-8;base64,${Buffer.from(map).toString('base64')}`
}
