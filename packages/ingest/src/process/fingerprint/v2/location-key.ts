const MAX_CHARS = 512

const EXTENSION =
  /^(?:[a-z-]{0,40}extension|webkit-masked-url|user-script|userscript|chrome|resource):/

/** Addresses that are new on every load or every machine, by what they have in common. */
const CLASS_TOKENS: readonly [RegExp, string][] = [
  [/^blob:/, '<blob>'],
  [/^data:/, '<data>'],
  [EXTENSION, '<extension>'],
  [/^wasm:|:wasm-function\[/, '<wasm>'],
  [/^(?:about|javascript):/, '<inline>'],
]

/**
 * A file as it would be named in every build, on every host and by every bundler: without origin,
 * query, build folder, content hash, version and number of a chunk.
 */
export function locationKey(file: string): string {
  const before = known.get(file)
  if (before !== undefined) return before
  const key = keyOf(file.slice(0, MAX_CHARS))
  if (known.size >= MOST_KNOWN) known.clear()
  if (file.length <= MAX_CHARS) known.set(file, key)
  return key
}

/** The files of a project are few, and are on every stack. */
const known = new Map<string, string>()
const MOST_KNOWN = 5_000

function keyOf(short: string): string {
  const token = CLASS_TOKENS.find(([pattern]) => pattern.test(short))
  if (token) return token[1]
  const path = withoutBuildRoot(withoutOrigin(short.replaceAll('\\', '/')))
  const parts = resolveDots(path).map(maskSegment)
  const name = parts.pop() ?? ''
  return [...parts, withoutHash(name)].join('/')
}

/** Whether a browser's extension, or the browser itself, brought the script. */
export function isExtension(file: string): boolean {
  return EXTENSION.test(file)
}

/** `react-dom` for `node_modules/react-dom/cjs/x.js`; the innermost package where they nest. */
export function packageOf(file: string): string | undefined {
  const at = file.lastIndexOf(NODE_MODULES)
  if (at < 0) return undefined
  const [scope = '', name = ''] = file.slice(at + NODE_MODULES.length).split('/', 2)
  return scope.startsWith('@') ? `${scope}/${name}` : scope
}

const NODE_MODULES = 'node_modules/'

/** `webpack://shop/./src/a.ts`, `webpack-internal:///(app)/./src/a.ts`, `https://h:1/a.js?v=2#x`. */
function withoutOrigin(file: string): string {
  return file
    .replace(/ line \d+ > .*$/, '')
    .replace(/^file:\/\/[^/]*/, '')
    .replace(/^[a-z][a-z\d+.-]{0,40}:\/\/[^/]*\/*/i, '')
    .replace(/^(?:\([\w-]{1,40}\)\/)?(?:\[project\]\/)?/, '')
    .replace(/^\/?@(?:fs|id)\//, '/')
    .replace(/[?#][^/]*$/, '')
}

/** An absolute path names a machine; the project starts at its first well-known folder. */
function withoutBuildRoot(path: string): string {
  const modules = path.lastIndexOf(NODE_MODULES)
  if (modules > 0) return path.slice(modules)
  const isAbsolute = /^(?:\/|[A-Za-z]:\/)/.test(path)
  const root = isAbsolute ? /\/(?:src|app|lib|packages|pages|components)\//.exec(path) : null
  return root ? path.slice(root.index + 1) : path
}

function resolveDots(path: string): string[] {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts
}

const VERSION = /^v?\d+(?:\.\d+)+(?:[-+][\w.]*)?$/
const HASH_FOLDER = /^(?=[^\d]*\d)[\da-f]{7,64}$/i
/** Numbers of builds, and what Next.js draws for one: 21 characters of nanoid. */
const BUILD_FOLDER =
  /^(?:(?:build|release|rel|rev|r|v)?[-_.]?\d{3,20}|(?=.*\d)(?=.*[A-Z])[\w-]{20,22})$/

function maskSegment(part: string): string {
  if (VERSION.test(part) || HASH_FOLDER.test(part) || BUILD_FOLDER.test(part)) return '*'
  // A package with its version, as package managers and CDNs name folders.
  const at = part.lastIndexOf('@')
  return at > 0 && /^\d/.test(part.slice(at + 1)) ? part.slice(0, at) : part
}

/**
 * `app-3f9c1a2b.min.js`, `main.206f4846.js`, `index-BxKqQxTz.js`, `4821.chunk.js`, `chunk-7QXHBZLM.js`,
 * `jquery-3.7.1.min.js`: only scripts carry hashes.
 */
function withoutHash(name: string): string {
  if (!SCRIPT.test(name)) return name
  return name
    .replace(VERSION_IN_NAME, '')
    .split('.')
    .map((part) => part.replace(HASH_SUFFIX, ''))
    .map((part, index) => (index === 0 && CHUNK_NUMBER.test(part) ? '*' : part))
    .filter((part, index) => index === 0 || !(part === 'min' || HASH.test(part)))
    .join('.')
}

const SCRIPT = /\.[cm]?js$/
const VERSION_IN_NAME =
  /[-_.@]v?\d+\.\d+(?:\.\d+)?(?:-[a-z]+\.?\d*)?(?=\.(?:min\.|bundle\.)?[cm]?js$)/
const CHUNK_NUMBER = /^\d+$/
/**
 * Hexadecimal with a digit, eight characters as Vite and Rollup draw them (a digit or mixed case inside),
 * or as esbuild does: capitals and digits.
 */
const HASH_TEXT =
  '(?:(?=\\D*\\d)[\\da-fA-F]{6,64}|(?=\\D*\\d|[\\w-]*[a-z][A-Z])[\\w-]{8}|[A-Z2-7]{8}|(?=\\D*\\d)[\\da-z]{16,40})$'
const HASH = new RegExp(`^${HASH_TEXT}`)
const HASH_SUFFIX = new RegExp(`[-_]${HASH_TEXT}`)
