import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Told {
  data: { state: string; rule: string; summary: string; topIssue: { title: string } | null }
}

/** A receiver on this terminal: what a person on call would be sent is printed here. */
export async function listenForAlerts(print: (line: string) => void): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      response.end()
      // Only our own Seismo knows the address, and this is what it sends.
      const { data } = JSON.parse(Buffer.concat(chunks).toString()) as Told
      const issue = data.topIssue ? `, most of all ${data.topIssue.title}` : ''
      print(`alert ${data.state}: ${data.rule}. ${data.summary}${issue}`)
    })
  })
  const listening = Promise.withResolvers<undefined>()
  server.listen(0, '127.0.0.1', () => listening.resolve(undefined))
  await listening.promise
  const { port } = server.address() as AddressInfo // a TCP server has one once it listens
  return `http://127.0.0.1:${String(port)}`
}

/** The settings a shop would keep beside Seismo. */
export function writeSettings(path: string, receiver: string): void {
  writeFileSync(
    path,
    `alerts:
  receivers:
    - name: terminal
      webhook: { url: ${receiver} }
  rules:
    - name: Errors per page view
      measure: errors-per-100-pageviews
      above: 25
      window: 1m
      for: 20s
      severity: critical
      receivers: [terminal]
    - name: Error rate
      above: 200
      window: 1m
      severity: warning
      receivers: [terminal]
`,
  )
}
