import { createHash, createHmac } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

type Signed = Pick<IncomingMessage, 'method' | 'url' | 'headers'>

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([\da-f]{64})$/

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/**
 * Whether a request carries the right signature: version 4 of AWS, of what its own words say, written
 * apart from the library that signs. Of addresses without a query.
 */
export function isSigned({ method, url = '', headers }: Signed, secret: string): boolean {
  const [, , scope = '', names = '', given] = AUTHORIZATION.exec(headers.authorization ?? '') ?? []
  const header = (name: string) => String(headers[name] ?? '').trim()
  const canonical = [
    ...[method ?? '', url, ''],
    ...names.split(';').map((name) => `${name}:${header(name)}`),
    ...['', names, header('x-amz-content-sha256')],
  ].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', header('x-amz-date'), scope, sha256(canonical)].join('\n')
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${secret}`)
  return given === createHmac('sha256', key).update(toSign).digest('hex')
}
