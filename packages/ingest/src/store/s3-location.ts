import * as z from 'zod'

/** Where in which bucket; of any service that speaks S3. */
export interface S3Location {
  bucket: string
  /** Of every key, without slashes at its ends; may be empty. */
  prefix: string
  /** Without a slash at its end. */
  endpoint: string
  region: string
}

export interface S3Credentials {
  accessKeyId: string
  secretAccessKey: string
  /** Of credentials that end. */
  sessionToken?: string | undefined
}

const BUCKET = /^[a-z\d][a-z\d.-]{1,61}[a-z\d]$/
const PREFIX = /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/
const REGION = /^[a-z\d-]{1,50}$/
const PARAMETERS = ['endpoint', 'region']
/** What services that have no regions of their own are told. */
const NO_REGION = 'us-east-1'

/** `s3://bucket/prefix?endpoint=…&region=…` */
export const s3Location = z.string().transform((text, context): S3Location => {
  const read = readLocation(text)
  if (typeof read !== 'string') return read
  context.addIssue({ code: 'custom', message: read })
  return z.NEVER
})

/** The location, or what is wrong with it. */
function readLocation(text: string): S3Location | string {
  const url = URL.parse(text)
  if (url?.protocol !== 's3:') return 'begins with s3:// and the name of a bucket'
  const { host: bucket, username, password } = url
  if (username !== '' || password !== '') {
    return 'holds no credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY'
  }
  if (!BUCKET.test(bucket)) {
    return 'names no bucket: 3 to 63 small letters, digits, dots and hyphens after s3://'
  }
  const prefix = url.pathname.replace(/^\/+|\/+$/g, '')
  if (prefix !== '' && !PREFIX.test(prefix)) {
    return 'has a prefix with other signs than letters, digits, dots, hyphens, _ and /'
  }
  const unknown = [...url.searchParams.keys()].find((name) => !PARAMETERS.includes(name))
  if (unknown !== undefined) return `takes only endpoint and region, not ${JSON.stringify(unknown)}`
  const host = readHost(url.searchParams)
  return typeof host === 'string' ? host : { bucket, prefix, ...host }
}

function readHost(parameters: URLSearchParams): Pick<S3Location, 'endpoint' | 'region'> | string {
  const [endpoint, region] = PARAMETERS.map((name) => parameters.get(name) ?? undefined)
  if (region !== undefined && !REGION.test(region)) return 'has a region that is none'
  if (endpoint === undefined) {
    if (region === undefined) return 'needs the region of a bucket of AWS, else the endpoint'
    return { endpoint: `https://s3.${region}.amazonaws.com`, region }
  }
  const url = URL.parse(endpoint)
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    return 'has an endpoint that is no http(s) address'
  }
  if (url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '') {
    return 'has an endpoint with more than an address'
  }
  return { endpoint: url.href.replace(/\/+$/, ''), region: region ?? NO_REGION }
}
