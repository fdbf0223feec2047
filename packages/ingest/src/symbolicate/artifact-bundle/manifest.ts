import * as z from 'zod'

const MAX_FILES = 20_000
const text = z.string().max(2_000)

/** `manifest.json` of an artifact bundle: what each of its files is, by its name in the archive. */
export const bundleManifest = z.object({
  files: z
    .record(
      text,
      z.object({
        url: text.nullish(),
        type: text.nullish(),
        headers: z.record(text, text).nullish(),
      }),
    )
    .refine((files) => Object.keys(files).length <= MAX_FILES, {
      error: `at most ${MAX_FILES} files`,
    }),
  release: text.nullish(),
})
export type BundleManifest = z.output<typeof bundleManifest>
