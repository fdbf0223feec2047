import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { isSigned } from './s3-signature.ts'

/** The only ones it knows. */
export const S3_KEYS = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' }
export const BUCKET = 'maps'

export interface S3Server {
  endpoint: string
  /** Of all objects in the bucket. */
  keys: () => Promise<string[]>
  /** Nobody listens any more, until it is back. */
  leave: () => Promise<void>
  comeBack: () => Promise<void>
  close: () => Promise<void>
}

/** A server that speaks S3 on the loopback, with one bucket; what is signed wrongly is refused. */
export async function startS3(): Promise<S3Server> {
  const directory = await mkdtemp(join(tmpdir(), 'seismo-s3-'))
  const s3 = new S3rver({ directory, silent: true, configureBuckets: [{ name: BUCKET }] })
  await s3.configureBuckets()
  const answer = s3.callback()
  const server = createServer((request, response) => {
    // s3rver knows ids, but does not calculate signatures of version 4.
    const isKnown = request.headers.authorization?.includes(`=${S3_KEYS.AWS_ACCESS_KEY_ID}/`)
    if (!isKnown || isSigned(request, S3_KEYS.AWS_SECRET_ACCESS_KEY)) {
      return void answer(request, response)
    }
    request.resume()
    response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>')
  })

  async function listen(port: number): Promise<number> {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return (server.address() as AddressInfo).port // a TCP server has one once it listens
  }
  async function leave(): Promise<void> {
    if (!server.listening) return
    server.close()
    server.closeAllConnections()
    await once(server, 'close')
  }

  const port = await listen(0)
  return {
    endpoint: `http://127.0.0.1:${String(port)}`,
    keys: async () => {
      const files = await readdir(join(directory, BUCKET), { recursive: true })
      return files.flatMap((file) => /^(.*)\._S3rver_object$/.exec(file)?.[1] ?? [])
    },
    leave,
    comeBack: async () => {
      await listen(port)
    },
    close: async () => {
      await leave()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
