import type { IncomingMessage, ServerResponse } from 'node:http'

export function answerJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(body))
}

/** What a proxy answers when the application behind it does not. */
export function answerErrorPage(response: ServerResponse, status: 500 | 503): void {
  const title = status === 500 ? 'Internal Server Error' : 'Service Unavailable'
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' })
  response.end(`<!DOCTYPE html>\n<html><body><h1>${status} ${title}</h1><hr>proxy</body></html>\n`)
}

export async function readJson(request: IncomingMessage): Promise<unknown> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return JSON.parse(body === '' ? '{}' : body)
}
