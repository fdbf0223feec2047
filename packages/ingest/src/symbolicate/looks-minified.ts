import type { Frame } from '../process/frame.ts'
import { isExtension, isNative } from './in-app.ts'

/** Bundlers emit scripts; these reach a browser only through a development server. */
const SOURCE_FILE = /\.(tsx?|mts|cts|jsx|vue|svelte|astro)$/i
const DEVELOPMENT_URL = /(^webpack-internal:)|\/@(vite|fs|id|react-refresh)\b|\/node_modules\//
const MINIFIED_FILE = /[.-]min\.[cm]?js$/i
/** `app-3f9c1a2b.js`, `app.D4xK_2ab.js`: the content hash of a production build. */
const HASHED_FILE = /[.-](?=[\w-]*[A-Z\d])[\w-]{6,}\.[cm]?js$/
const SCRIPT_FILE = /\.[cm]?js$/i
/** Formatters break lines at 80 to 140 columns; twice that is nobody's handwriting. */
const HAND_WRITTEN_COLUMNS = 250
/** Licence banners put the code of a minified bundle a few lines down. */
const BANNER_LINES = 10

/**
 * Whether a map would tell more than the frame does, judged without one: by the file's name where
 * it speaks, else by the position. Short lines far down a script are code as it was written; the
 * first lines of a script are taken for a bundle, because asking for a map in vain costs a reader
 * less than not being told that one is missing.
 */
export function looksMinified({ file, line, column }: Frame): boolean {
  if (file === undefined || isNative(file) || isExtension(file)) return false
  // Only the end is looked at: the URL is a client's, and these patterns are not linear.
  const path = file.replace(/[?#].*$/s, '').slice(-80)
  if (SOURCE_FILE.test(path) || DEVELOPMENT_URL.test(file)) return false
  if (MINIFIED_FILE.test(path) || HASHED_FILE.test(path)) return true
  if (column !== undefined && column > HAND_WRITTEN_COLUMNS) return true
  return SCRIPT_FILE.test(path) && line !== undefined && line <= BANNER_LINES
}
