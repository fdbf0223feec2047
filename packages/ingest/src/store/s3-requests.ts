import { AwsV4Signer } from 'aws4fetch'
import type { S3Credentials, S3Location } from './s3-location.ts'

export interface S3Options {
  location: S3Location
  credentials: S3Credentials
  fetch: typeof globalThis.fetch
  wait: (ms: number) => Promise<unknown>
  /** What names the bucket, for advice. */
  setting?: string
}

export interface S3Request {
  method: 'GET' | 'PUT' | 'DELETE'
  key: string
  headers?: Record<string, string>
  body?: Uint8Array<ArrayBuffer>
  timeoutMs: number
}

export interface S3Answer {
  status: number
  bytes: Uint8Array<ArrayBuffer>
}

/** The bucket is away, or refuses us: nothing that who uploads or reads can do anything about. */
export class S3Error extends Error {
  override readonly name = 'S3Error'
}

/** It refused, at once and perhaps this one key only, as AWS does for a missing one without s3:ListBucket. */
export class S3RefusalError extends S3Error {}

const RETRY_AFTER_MS = [200, 1_000]
/** What to look at, by the code that a refusal carries. */
const ADVICE: Partial<Record<string, (setting: string) => string>> = {
  NoSuchBucket: (setting) => `create the bucket, or correct its name in ${setting}`,
  AccessDenied: () =>
    'allow the access key s3:GetObject, s3:PutObject, s3:DeleteObject and s3:ListBucket',
  InvalidAccessKeyId: () => 'check AWS_ACCESS_KEY_ID',
  SignatureDoesNotMatch: () => 'check AWS_SECRET_ACCESS_KEY',
  RequestTimeTooSkewed: () => "set this machine's clock",
  AuthorizationHeaderMalformed: regionOf,
  PermanentRedirect: regionOf,
}

function regionOf(setting: string): string {
  return `set \`region\` in ${setting} to that of the bucket`
}

/**
 * Signed requests to one bucket, sent again where the network or the service fails, answered with
 * 200 or, where it is read, 206, 404 (no such key) or 416, where it is deleted 204 or 404.
 * @throws S3Error for every other answer, and where none comes.
 */
export function createS3Requests(options: S3Options) {
  const { location, credentials, fetch, wait, setting = 'SEISMO_ARTIFACTS_URL' } = options
  const { endpoint, bucket, prefix, region } = location
  const name = `The bucket ${bucket} at ${endpoint}`

  return async function send(request: S3Request): Promise<S3Answer> {
    for (const delayMs of RETRY_AFTER_MS) {
      const outcome = await attempt(request)
      if (outcome.is === 'answer') return outcome.answer
      if (!outcome.isPassing) throw outcome.error
      // Spread out, so that all who were refused do not come again together.
      await wait(delayMs * (0.5 + Math.random() / 2))
    }
    const outcome = await attempt(request)
    if (outcome.is === 'answer') return outcome.answer
    throw outcome.error
  }

  async function attempt(request: S3Request): Promise<Outcome> {
    try {
      const response = await fetch(await signed(request))
      const bytes = new Uint8Array(await response.arrayBuffer())
      return judge(request, { status: response.status, bytes })
    } catch (cause) {
      const error = new S3Error(`${name} does not answer: ${reasonOf(cause)}`, { cause })
      // What took all of its time once may do so again, and somebody waits.
      return { is: 'failure', error, isPassing: !isTimeout(cause) }
    }
  }

  async function signed({ method, key, headers, body, timeoutMs }: S3Request): Promise<Request> {
    const path = [bucket, ...(prefix === '' ? [] : [prefix]), key].join('/')
    const { url, ...rest } = await new AwsV4Signer({
      ...{ method, url: `${endpoint}/${path}`, service: 's3', region },
      accessKeyId: credentials.accessKeyId,
      secretAccessKey: credentials.secretAccessKey,
      ...(credentials.sessionToken !== undefined && { sessionToken: credentials.sessionToken }),
      headers: { ...headers, 'X-Amz-Content-Sha256': await sha256(body ?? new Uint8Array()) },
      ...(body && { body }),
    }).sign()
    const signal = AbortSignal.timeout(timeoutMs)
    // The signature is of one address: nobody else gets it.
    return new Request(url, { ...rest, body: body ?? null, signal, redirect: 'manual' })
  }

  function judge({ method }: S3Request, answer: S3Answer): Outcome {
    const { status, bytes } = answer
    const isRead = method === 'GET'
    if (status === 200 || (isRead && (status === 206 || status === 416)))
      return { is: 'answer', answer }
    const code = /<Code>(\w{1,100})<\/Code>/.exec(new TextDecoder().decode(bytes))?.[1]
    const isGone = status === 204 || (status === 404 && code !== 'NoSuchBucket')
    // What is written is not looked for: nothing was kept.
    if (method !== 'PUT' && isGone) return { is: 'answer', answer }
    const advice = code === undefined ? undefined : ADVICE[code]?.(setting)
    const said = [`HTTP ${String(status)}`, code, advice && `- ${advice}`].filter(Boolean).join(' ')
    const isPassing = status >= 500 || status === 429
    const Failure = isPassing ? S3Error : S3RefusalError
    return { is: 'failure', error: new Failure(`${name} answers ${said}`), isPassing }
  }
}

type Outcome =
  | { is: 'answer'; answer: S3Answer }
  /** Passing: may be gone a moment later. */
  | { is: 'failure'; error: S3Error; isPassing: boolean }

function isTimeout(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'TimeoutError'
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  return cause.cause instanceof Error ? cause.cause.message : cause.message
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')
}
