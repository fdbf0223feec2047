import * as z from 'zod'
import { allowedOrigin } from '../auth/allowed-origin.ts'
import { control } from '../wire/control.ts'
import { epochMs } from './common.ts'

export const project = z.object({
  number: z.number(),
  slug: z.string(),
  name: z.string(),
  publicKey: z.string(),
  /** Of the pages that may send, exact or `https://*.example.com`; empty for any. */
  allowedOrigins: z.array(z.string()),
  /** Null while it takes what is sent. */
  archivedAt: epochMs.nullable(),
  /** What its pages are asked to do; null where `seismo.yaml` says it for all projects. */
  sampling: control.nullable(),
  /** What pages of this project are told, whoever said it; null where they are asked nothing. */
  control: control.nullable(),
  scriptTag: z.string(),
  /** The same with the inline loader, which keeps what happens until the script is there. */
  loaderTag: z.string(),
  /** The same at an address that never changes, with `integrity` for the script and what it imports. */
  pinnedTag: z.string(),
  npmSnippet: z.string(),
  /** Where the clients of others send, with the key where theirs carry it in the address. */
  sentryDsn: z.string(),
  faroUrl: z.string(),
  /** The base of OTLP over HTTP; the key goes in the header `x-seismo-key`. */
  otlpUrl: z.string(),
  reportsUrl: z.string(),
  /** Of Prometheus; it takes the API token and not the key. */
  remoteWriteUrl: z.string(),
  /** Whether a proxy tells visitors' countries, by `country_header`. */
  hasCountries: z.boolean(),
  /** Days that signals are kept, as `retention` has them: an answer has nothing from before. */
  keptDays: z.object({
    errors: z.number(),
    requests: z.number(),
    vitals: z.number(),
    pageViews: z.number(),
    sessions: z.number(),
  }),
  /** Null until the first event arrives: the page shows the wizard. */
  firstEventAt: epochMs.nullable(),
})
export type Project = z.output<typeof project>

/** As `/p/{slug}` has it, and in capitals each issue's short id. */
const slug = z
  .string()
  .max(32)
  .regex(
    /^[a-z][a-z\d]*(-[a-z\d]+)*$/,
    'a small letter, then small letters, digits and single dashes',
  )

const name = z.string().trim().min(1).max(100)

export const newProject = z.object({ name, slug })
export type NewProject = z.output<typeof newProject>

export const projectPatch = z.object({
  name: name.optional(),
  allowedOrigins: z.array(allowedOrigin).max(100).optional(),
  /** Nothing is taken for it until that is `false` again; what is stored can be read. */
  archived: z.boolean().optional(),
  /** Null gives it back to `seismo.yaml`. */
  sampling: control.nullable().optional(),
})
export type ProjectPatch = z.output<typeof projectPatch>

export const outcome = z.object({
  /** Start of the step, of which a minute is the shortest. */
  minute: epochMs,
  kind: z.string(),
  /** `received` = `stored` + `dropped`; `client-dropped` is what pages say they left out. */
  outcome: z.enum(['received', 'stored', 'dropped', 'client-dropped']),
  reason: z.string(),
  n: z.number(),
})
export type Outcome = z.output<typeof outcome>

export const artifact = z.object({
  release: z.string(),
  path: z.string(),
  debugId: z.string().nullable(),
  sizeBytes: z.number(),
  uploadedAt: epochMs,
  /** What is in the map; null of those that were uploaded before it was kept. */
  contents: z
    .object({
      sources: z.number(),
      /** Without the sources' text, no lines can be shown. */
      hasSourcesContent: z.boolean(),
      mappings: z.number(),
      /** 0 where the minified file was not uploaded with it: names are then the stack's own. */
      functions: z.number(),
    })
    .nullable(),
})
export type ArtifactSummary = z.output<typeof artifact>

/** A script on stacks of the last 30 days that show no source, for want of a map that fits. */
export const missingMap = z.object({
  release: z.string(),
  /** Without its origin. */
  path: z.string(),
  /** Where it was last loaded from. */
  url: z.string(),
  debugId: z.string().nullable(),
  /** `outside-map`: there is one, but it does not know the positions that errors name. */
  reason: z.enum(['no-map', 'outside-map', 'mismatch']),
  events: z.number(),
  lastSeen: epochMs,
})
export type MissingMap = z.output<typeof missingMap>

/** `DELETE /api/artifacts`. */
export const artifactsRemoved = z.object({ removed: z.number() })

/** What `PUT /api/artifacts` verified of the uploaded map. */
export const artifactReceipt = artifact.extend({
  /** Who names the debug id; where several do, they agree. */
  debugIdFoundIn: z.array(z.enum(['request', 'map', 'file'])),
  sources: z.number(),
  mappings: z.number(),
  hasSourcesContent: z.boolean(),
  functions: z.number(),
  /** Why no function names could be read although a bundle was given. */
  warning: z.string().optional(),
})
export type ArtifactReceipt = z.output<typeof artifactReceipt>
