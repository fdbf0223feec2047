import * as z from 'zod'
import type { Config } from '../config.ts'
import { scrubRules } from '../process/scrub/rules.ts'
import type { R2Bucket } from '../store/r2-artifacts.ts'
import { s3Location, type S3Credentials } from '../store/s3-location.ts'
import { control } from '../wire/control.ts'
import { clusterName } from './cluster-name.ts'
import { credentialsIn } from './credentials-in.ts'
import { httpUrl } from './http-url.ts'
import { limits, newIssues } from './limits.ts'
import { checked, ConfigError, type Setting } from './setting.ts'

/** Cloudflare's rate limiting binding: what it counts, it counts in one location. */
export interface RateLimiter {
  limit: (options: { key: string }) => Promise<{ success: boolean }>
}

/** A variable may be text that is JSON. */
const json = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((given, context) => {
    if (typeof given !== 'string') return given
    try {
      return JSON.parse(given) as unknown
    } catch {
      context.addIssue({ code: 'custom', message: 'is no JSON' })
      return z.NEVER
    }
  }, schema)

const bucket = z.custom<R2Bucket>((given) => hasMethod(given, 'get') && hasMethod(given, 'head'), {
  error: 'is no binding of a bucket',
})
const limiter = z.custom<RateLimiter>((given) => hasMethod(given, 'limit'), {
  error: 'is no rate limiting binding',
})

function hasMethod(given: unknown, name: string): boolean {
  return (
    typeof given === 'object' && given !== null && typeof Reflect.get(given, name) === 'function'
  )
}

const BUCKET_BINDING = 'an R2 bucket of the section r2_buckets'
const LIMITER_BINDING = 'a binding of the section ratelimits'

/** Variables, secrets and bindings, by their names in the Worker's environment. */
const headerName = z.string().regex(/^[a-z\d-]{1,50}$/, 'the name of a header in small letters')

const settings = {
  SEISMO_CLICKHOUSE_URL: {
    schema: httpUrl.refine((url) => !url.includes('?'), 'takes no options behind a ?'),
    example: 'https://user:pass@clickhouse.example.com:8443/seismo, as a secret',
  },
  SEISMO_CLICKHOUSE_CLUSTER: { schema: clusterName.optional(), example: 'seismo' },
  SEISMO_ARTIFACTS: { schema: bucket.optional(), example: BUCKET_BINDING },
  SEISMO_ARTIFACTS_PREFIX: {
    schema: z
      .string()
      .regex(/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/, 'letters, digits, dots, hyphens, _ and /')
      .optional(),
    example: 'seismo, as in s3://bucket/seismo',
  },
  SEISMO_ARTIFACTS_URL: {
    schema: s3Location.optional(),
    example: 's3://bucket/seismo?endpoint=https://minio.example.com&region=us-east-1',
  },
  SEISMO_KEY_LIMITER: { schema: limiter.optional(), example: LIMITER_BINDING },
  SEISMO_ADDRESS_LIMITER: { schema: limiter.optional(), example: LIMITER_BINDING },
  SEISMO_ADDRESS_HEADER: {
    schema: headerName.default('cf-connecting-ip'),
    example: 'x-real-ip, where a proxy that you run sets it',
  },
  SEISMO_COUNTRY_HEADER: {
    schema: headerName.optional(),
    example: 'cf-ipcountry',
  },
  SEISMO_LIMITS: {
    schema: json(limits.prefault({})).prefault({}),
    example: '{"key":{"perSecond":5000,"burst":20000}}',
  },
  SEISMO_GPC: { schema: z.enum(['ignore', 'drop']).default('ignore'), example: 'drop' },
  SEISMO_CONTROL: { schema: json(control).optional(), example: '{"rates":{"vital":0.2}}' },
  SEISMO_SCRUB: {
    schema: json(scrubRules.prefault({})).prefault({}),
    example: '{"keys":["iban"]}',
  },
  SEISMO_NEW_ISSUES: {
    schema: json(newIssues.prefault({})).prefault({}),
    example: '{"burst":500,"per_hour":50}',
  },
} as const satisfies Record<string, Setting>

type Settings = {
  [Key in keyof typeof settings]: z.output<(typeof settings)[Key]['schema']>
}

export interface EdgeConfig extends Pick<Config, 'gpc' | 'limits' | 'control' | 'scrub'> {
  clickHouse: { url: string; cluster: string | undefined }
  artifacts:
    | { is: 'r2'; bucket: R2Bucket; prefix: string | undefined }
    | {
        is: 's3'
        location: NonNullable<Settings['SEISMO_ARTIFACTS_URL']>
        credentials: S3Credentials
      }
    | { is: 'none' }
  /** In which the network in front tells the client's address. */
  addressHeader: string
  /** In which it tells their country; undefined where nobody is to know. */
  countryHeader: string | undefined
  limiters: { key: RateLimiter | undefined; address: RateLimiter | undefined }
  new_issues: Config['new_issues']
}

/**
 * The environment of a Worker, or of a process.
 * @throws ConfigError with one line: the name, what is wrong with its value, and an example.
 */
export function readEdgeConfig(environment: Readonly<Record<string, unknown>>): EdgeConfig {
  refuseUnknown(environment)
  const entries = Object.entries(settings).map(([name, setting]) => {
    const given = { spelling: name, value: environment[name] }
    return [name, checked(name.toLowerCase(), setting, given)]
  })
  // as: the table above gives every name its schema.
  const read = Object.fromEntries(entries) as Settings
  return {
    clickHouse: { url: read.SEISMO_CLICKHOUSE_URL, cluster: read.SEISMO_CLICKHOUSE_CLUSTER },
    artifacts: artifactsOf(read, environment),
    limiters: { key: read.SEISMO_KEY_LIMITER, address: read.SEISMO_ADDRESS_LIMITER },
    addressHeader: read.SEISMO_ADDRESS_HEADER,
    countryHeader: read.SEISMO_COUNTRY_HEADER,
    ...{ limits: read.SEISMO_LIMITS, gpc: read.SEISMO_GPC, control: read.SEISMO_CONTROL },
    ...{ scrub: read.SEISMO_SCRUB, new_issues: read.SEISMO_NEW_ISSUES },
  }
}

/** A misspelt one would be a setting that silently does nothing. */
function refuseUnknown(environment: Readonly<Record<string, unknown>>): void {
  const unknown = Object.keys(environment).find(
    (name) => name.startsWith('SEISMO_') && !Object.hasOwn(settings, name),
  )
  if (unknown === undefined) return
  const known = Object.keys(settings).join(', ')
  throw new ConfigError(`${unknown}: unknown at the edge; known are ${known}`)
}

function artifactsOf(
  { SEISMO_ARTIFACTS, SEISMO_ARTIFACTS_PREFIX, SEISMO_ARTIFACTS_URL }: Settings,
  environment: Readonly<Record<string, unknown>>,
): EdgeConfig['artifacts'] {
  if (SEISMO_ARTIFACTS) {
    return { is: 'r2', bucket: SEISMO_ARTIFACTS, prefix: SEISMO_ARTIFACTS_PREFIX }
  }
  if (!SEISMO_ARTIFACTS_URL) return { is: 'none' }
  const texts = Object.entries(environment).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  const credentials = credentialsIn(Object.fromEntries(texts), 'SEISMO_ARTIFACTS_URL')
  return { is: 's3', location: SEISMO_ARTIFACTS_URL, credentials }
}
