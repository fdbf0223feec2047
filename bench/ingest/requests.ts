/** What is sent again and again, each time under an id of its own. */
export interface Template {
  url: string
  contentType: string
  body: string
  /** Of the body: 32 hexadecimal digits, made new for every request wherever they stand. */
  id: string
}

const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'

let count = 0

/** Whole requests as they go over the wire. */
export function createRequests({ url, contentType, body, id }: Template) {
  const { host, pathname, search } = new URL(url)
  const lines = [
    `POST ${pathname}${search} HTTP/1.1`,
    `Host: ${host}`,
    'Connection: keep-alive',
    `Content-Type: ${contentType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    `User-Agent: ${USER_AGENT}`,
    'Accept: */*',
    'Origin: https://shop.example',
    'Referer: https://shop.example/',
  ]
  const template = Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`)
  const places = [...template.toString('latin1').matchAll(new RegExp(id, 'g'))].map(
    ({ index }) => index,
  )
  if (places.length === 0) throw new Error(`the body does not hold its id ${id}`)

  return () => {
    count += 1
    const own = `${process.pid.toString(16)}a${count.toString(16)}`.padStart(32, '0')
    const request = Buffer.from(template)
    for (const place of places) request.write(own, place, 'latin1')
    return { id: own, request }
  }
}
