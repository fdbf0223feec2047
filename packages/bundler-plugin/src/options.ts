import { UploadError } from './upload-error.ts'
import type { UploadTarget } from './upload/upload.ts'

export interface SeismoOptions {
  /** Address of Seismo; SEISMO_URL, else http://127.0.0.1:8790, where left out. */
  url?: string | undefined
  /** API token; SEISMO_API_TOKEN where left out. */
  token?: string | undefined
  /** Slug of the project; the first one where left out. */
  project?: string | undefined
  /** What the page names as its release; not needed to find maps, which their debug ids do. */
  release?: string | undefined
  /** False writes debug ids only; upload later with `seismo sourcemaps upload`. */
  upload?: boolean | undefined
  /** Takes maps, and what points at them, out of the output once they are uploaded. True where left out. */
  deleteMaps?: boolean | undefined
  /** What a failed upload does to the build: `fail` (as left out) or `warn`. */
  errorMode?: 'fail' | 'warn' | undefined
  /** Production builds only, where left out. */
  enabled?: boolean | undefined
}

export interface Settings {
  upload: boolean
  deleteMaps: boolean
  errorMode: 'fail' | 'warn'
  /** Undefined: as the bundler's mode says. */
  enabled: boolean | undefined
  /** Read when it is needed: a build that uploads nothing needs no token. Throws UploadError. */
  target: () => UploadTarget
}

type Kind = 'string' | 'boolean'

const KINDS = {
  url: 'string',
  token: 'string',
  project: 'string',
  release: 'string',
  upload: 'boolean',
  deleteMaps: 'boolean',
  errorMode: 'string',
  enabled: 'boolean',
} as const satisfies Record<keyof SeismoOptions, Kind>

const DEFAULT_URL = 'http://127.0.0.1:8790'

/** @throws UploadError that names the option, its fault and what to write. */
export function readOptions(options: SeismoOptions = {}, env = process.env): Settings {
  for (const [name, value] of Object.entries(options)) checkKind(name, value)
  const { url, token, project, release, upload = true, errorMode = 'fail', enabled } = options
  const { deleteMaps = upload } = options
  // Configurations in JavaScript have no compiler to say so.
  if (!['fail', 'warn'].includes(errorMode)) throw wrong('errorMode', `'fail' or 'warn'`)
  if (deleteMaps && !upload)
    throw wrong('deleteMaps', 'false where `upload` is: maps would be lost')
  const address = checkUrl(
    url ?? (env.SEISMO_URL === '' ? undefined : env.SEISMO_URL) ?? DEFAULT_URL,
  )
  return {
    ...{ upload, deleteMaps, errorMode, enabled },
    target: () => ({
      url: address,
      token: checkToken(token ?? env.SEISMO_API_TOKEN),
      project,
      release,
    }),
  }
}

function checkKind(name: string, value: unknown): void {
  const kind = (KINDS as Partial<Record<string, Kind>>)[name]
  if (kind === undefined)
    throw new UploadError(
      `there is no option \`${name}\`; there are ${Object.keys(KINDS).join(', ')}`,
    )
  if (value === undefined) return
  if (typeof value !== kind) throw wrong(name, kind === 'boolean' ? 'true or false' : 'a string')
  if (value === '') throw wrong(name, 'left out, or not empty')
}

function checkUrl(url: string): string {
  const { protocol } = URL.parse(url) ?? {}
  if (protocol !== 'http:' && protocol !== 'https:')
    throw wrong(
      'url',
      `the address of Seismo, such as ${DEFAULT_URL}; it is ${JSON.stringify(url)}`,
    )
  return url
}

function checkToken(token: string | undefined): string {
  if (token === undefined || token === '')
    throw new UploadError(
      'a token is needed to upload source maps: set SEISMO_API_TOKEN or the option `token`, or write ' +
        '`upload: false`',
    )
  return token
}

function wrong(name: string, wanted: string): UploadError {
  return new UploadError(`the option \`${name}\` must be ${wanted}`)
}
