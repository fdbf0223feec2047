/** Code that the project neither wrote nor can repair. */
const FOREIGN_SOURCE = [
  /(^|[/~])node_modules\//,
  /(^|\/)\(?webpack\)?\/(runtime|bootstrap|buildin|startup|universalModuleDefinition)/,
  /(^|\/)(rspack|rolldown|turbopack)[:/]runtime/,
  /(^|\/)@?vite\/(client|preload-helper|modulepreload-polyfill|env)/,
  /(^|\/)(\w+\?)?commonjsHelpers/,
  // Our own script: its wrapper of `fetch` stands above every call of the page's.
  /(^|\/)seismo(\.min)?\.js$/,
  /(^|\/)@seismo\/browser\//,
]

const EXTENSION = /^(chrome|moz|safari|safari-web|ms-browser)-extension:/i
const NATIVE = /^(\[?native( code)?\]?|<anonymous>|<native>|native:.*|\[wasm code\]|wasm:.*)$/i

/** Whether a source named by a map is the project's own; `ignored` is the map's own opinion. */
export function isInAppSource(source: string, ignored: boolean): boolean {
  // Rollup marks modules that its plugins made up with a NUL.
  if (ignored || source.includes('\0')) return false
  return !FOREIGN_SOURCE.some((pattern) => pattern.test(source))
}

/** Whether a script is the project's own, judged by its URL alone. */
export function isInAppFile(file: string | undefined): boolean {
  return file !== undefined && !isNative(file) && !isExtension(file) && isInAppSource(file, false)
}

export function isExtension(file: string): boolean {
  return EXTENSION.test(file)
}

export function isNative(file: string): boolean {
  return file === '' || NATIVE.test(file)
}
