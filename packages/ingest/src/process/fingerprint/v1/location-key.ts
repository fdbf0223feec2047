const MAX_CHARS = 512

/** Addresses that are new on every load or every machine, by what they have in common. */
const CLASS_TOKENS: readonly [RegExp, string][] = [
  [/^blob:/, '<blob>'],
  [/^data:/, '<data>'],
  [/^[a-z-]*extension:/, '<extension>'],
  [/^wasm:|:wasm-function\[/, '<wasm>'],
  [/^(?:about|javascript):/, '<inline>'],
]

/**
 * A file as it would be named in every build, on every host and by every bundler: without origin,
 * query, build folder, content hash and version.
 */
export function locationKey(file: string): string {
  const short = file.slice(0, MAX_CHARS)
  const token = CLASS_TOKENS.find(([pattern]) => pattern.test(short))
  if (token) return token[1]
  const path = withoutBuildRoot(withoutOrigin(short.replaceAll('\\', '/')))
  const parts = resolveDots(path).map(maskSegment)
  const name = parts.pop() ?? ''
  return [...parts, withoutHash(name)].join('/')
}

/** `react-dom` for `node_modules/react-dom/cjs/x.js`; the innermost package where they nest. */
export function packageOf(file: string): string | undefined {
  const at = file.lastIndexOf(NODE_MODULES)
  if (at < 0) return undefined
  const [scope = '', name = ''] = file.slice(at + NODE_MODULES.length).split('/', 2)
  return scope.startsWith('@') ? `${scope}/${name}` : scope
}

const NODE_MODULES = 'node_modules/'

/** `webpack://shop/./src/a.ts`, `turbopack:///[project]/src/a.ts`, `https://h:1/a.js?v=2#x`. */
function withoutOrigin(file: string): string {
  return file
    .replace(/^file:\/\/[^/]*/, '')
    .replace(/^[a-z][a-z\d+.-]{0,40}:\/\/[^/]*\/*/i, '')
    .replace(/^\[project\]\//, '')
    .replace(/[?#][^/]*$/, '')
}

/** An absolute path names a machine; the project starts at its first well-known folder. */
function withoutBuildRoot(path: string): string {
  const modules = path.lastIndexOf(NODE_MODULES)
  if (modules > 0) return path.slice(modules)
  const isAbsolute = /^(?:\/|[A-Za-z]:\/|@fs\/)/.test(path)
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

function maskSegment(part: string): string {
  return VERSION.test(part) || HASH_FOLDER.test(part) ? '*' : part
}

/** `app-3f9c1a2b.min.js`, `main.206f4846.js`, `index-BxKqQxTz.js`: only scripts carry hashes. */
function withoutHash(name: string): string {
  if (!/\.[cm]?js$/.test(name)) return name
  return name
    .split('.')
    .map((part) => part.replace(HASH_SUFFIX, ''))
    .filter((part, index) => index === 0 || !(part === 'min' || HASH.test(part)))
    .join('.')
}

/** Hexadecimal with a digit, or eight characters as Vite draws them: a digit or mixed case inside. */
const HASH_TEXT = '(?:(?=\\D*\\d)[\\da-fA-F]{6,64}|(?=\\D*\\d|[\\w-]*[a-z][A-Z])[\\w-]{8})$'
const HASH = new RegExp(`^${HASH_TEXT}`)
const HASH_SUFFIX = new RegExp(`[-_]${HASH_TEXT}`)
