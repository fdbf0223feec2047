import { createServer } from 'node:http'
import { tell } from './tell.ts'

// The limit: reads the same body and answers the same, and does nothing with it.
tell(
  createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(202, { 'Content-Type': 'application/json' })
      response.end('{"accepted":1,"refused":[]}')
    })
  }),
)
