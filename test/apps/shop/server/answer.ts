import type { IncomingMessage, ServerResponse } from 'node:http'

export function answerJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(body))
}

const TITLES: Record<number, string> = {
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Time-out',
}

/** What a proxy answers when the application behind it does not. */
export function answerErrorPage(response: ServerResponse, status: number): void {
  const title = TITLES[status] ?? 'Internal Server Error'
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' })
  response.end(`<!DOCTYPE html>\n<html><body><h1>${status} ${title}</h1><hr>proxy</body></html>\n`)
}

export async function readJson(request: IncomingMessage): Promise<unknown> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return JSON.parse(body === '' ? '{}' : body)
}
