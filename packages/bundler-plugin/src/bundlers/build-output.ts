/** What a bundler has made, by names below its output folder, before or after it is written. */
export interface BuildOutput {
  names: readonly string[]
  read: (name: string) => Promise<string>
  write: (name: string, text: string) => Promise<void>
  /** The map's name where the bundler knows it: hidden maps are in no comment. */
  mapOf: (name: string) => string | undefined
}
