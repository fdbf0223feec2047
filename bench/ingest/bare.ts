import { createServer } from 'node:http'

// The limit: reads the same body and answers the same, and does nothing with it.
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(202, { 'Content-Type': 'application/json' })
    response.end('{"accepted":1,"refused":[]}')
  })
})
server.listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as { port: number }).port) // a TCP server has one once it listens
})
