import { connect, type Socket } from 'node:net'

/** One HTTP/1.1 connection that is kept alive, with one request on its way at a time. */
export interface Connection {
  /** Resolves with the status, or undefined where the connection ended before the answer. */
  send: (request: Uint8Array) => Promise<number | undefined>
  close: () => void
}

/** Node's own client costs more than the bare handler, and would be what is measured. */
export function createConnection({ hostname, port }: URL): Connection {
  let socket: Socket | undefined
  let answer: PromiseWithResolvers<number | undefined> | undefined
  let text = ''
  /** To be sent once more where a server closed the connection while it was on its way, as browsers do. */
  let again: Uint8Array | undefined

  function open(): Socket {
    const opened = connect({ host: hostname, port: Number(port), noDelay: true })
    opened.setEncoding('latin1')
    opened.on('data', (chunk: string) => take(chunk))
    opened.on('error', () => opened.destroy())
    opened.on('close', () => {
      if (socket === opened) socket = undefined
      if (again && answer && text === '') sendAgain(again)
      else settle(undefined)
    })
    return opened
  }

  function take(chunk: string): void {
    text += chunk
    const end = endOf(text)
    if (end === undefined || text.length < end) return
    const status = Number(text.slice(9, 12))
    text = text.slice(end)
    settle(status)
  }

  function sendAgain(request: Uint8Array): void {
    again = undefined
    socket = open()
    socket.write(request)
  }

  function settle(status: number | undefined): void {
    const settled = answer
    answer = undefined
    again = undefined
    if (status === undefined) text = ''
    settled?.resolve(status)
  }

  return {
    send: (request) => {
      answer = Promise.withResolvers<number | undefined>()
      if (socket) again = request
      else socket = open()
      socket.write(request)
      return answer.promise
    },
    close: () => socket?.destroy(),
  }
}

/** Where the first answer of the text ends; undefined where that is not known yet. */
function endOf(text: string): number | undefined {
  const head = text.indexOf('\r\n\r\n')
  if (head === -1) return undefined
  const length = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, head))?.[1]
  if (length !== undefined) return head + 4 + Number(length)
  // Nothing measured here answers with a chunk that holds the last one's bytes.
  const last = text.indexOf('0\r\n\r\n', head)
  return last === -1 ? undefined : last + 5
}
