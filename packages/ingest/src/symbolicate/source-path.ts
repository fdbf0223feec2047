const SCHEME = /^[a-z][a-z\d+.-]*:\/\//i
/** `file:` keeps the leading slash: it is the build machine's path. */
const FILE_ORIGIN = /^file:\/\/[^/]*/i
/** Under the bundlers' own schemes the first part is a name of the build, as in `webpack://shop/`. */
const ORIGIN = /^[a-z][a-z\d+.-]*:\/\/[^/]*\/*/i
/** Rollup marks modules that exist in no folder with a NUL. */
const VIRTUAL_MARK = '\0'
const TURBOPACK_ROOT = /^\[project\]\//

/** A source of a map as a person of the project would write its path. */
export function toSourcePath(source: string): string {
  const path = withoutOrigin(source.replaceAll('\\', '/').replaceAll(VIRTUAL_MARK, ''))
  return resolveDots(withoutQuery(path)).replace(TURBOPACK_ROOT, '')
}

function withoutOrigin(source: string): string {
  if (!SCHEME.test(source)) return source
  return source.replace(FILE_ORIGIN.test(source) ? FILE_ORIGIN : ORIGIN, '')
}

/** What loaders append: `Cart.vue?vue&type=script`, webpack's `?3f9c`. */
function withoutQuery(path: string): string {
  const query = path.indexOf('?', path.lastIndexOf('/') + 1)
  return query === -1 ? path : path.slice(0, query)
}

/** Leading `../` only says how deep the output folder was. */
function resolveDots(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}
