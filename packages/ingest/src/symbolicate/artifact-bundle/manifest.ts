import * as z from 'zod'

const MAX_FILES = 20_000
const MAX_CHARS = 2_000
const text = z.string().max(MAX_CHARS)
/** A map inside its script comes here too, as megabytes of `data:`: no reference to a file. */
const headers = z
  .record(text, z.string())
  .transform((all) =>
    Object.fromEntries(Object.entries(all).filter(([, value]) => value.length <= MAX_CHARS)),
  )

/** `manifest.json` of an artifact bundle: what each of its files is, by its name in the archive. */
export const bundleManifest = z.object({
  files: z
    .record(
      text,
      z.object({
        url: text.nullish(),
        type: text.nullish(),
        headers: headers.nullish(),
      }),
    )
    .refine((files) => Object.keys(files).length <= MAX_FILES, {
      error: `at most ${MAX_FILES} files`,
    }),
  release: text.nullish(),
})
export type BundleManifest = z.output<typeof bundleManifest>
