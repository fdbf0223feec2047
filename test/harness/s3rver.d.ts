declare module 's3rver' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  interface Options {
    directory: string
    silent: boolean
    configureBuckets: { name: string }[]
  }

  /** The package has no types of its own: what the tests use. */
  const S3rver: new (options: Options) => {
    configureBuckets(): Promise<unknown>
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
  }
  export default S3rver
}
