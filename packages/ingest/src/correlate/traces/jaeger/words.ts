const SETTING = 'SEISMO_JAEGER_URL'

/** Of an answer that is no trace, by its status. */
export function hintOf(status: number): string {
  if (status === 401 || status === 403)
    return `Jaeger refuses to be read (HTTP ${status}): put a user and password into ${SETTING}.`
  if (status >= 300 && status < 400)
    return `What answers at ${SETTING} leads elsewhere (HTTP ${status}): give the address of Jaeger itself, behind any login.`
  if (status === 404) return `There is no query API at ${SETTING} (HTTP 404): check its path.`
  if (status === 429)
    return 'Jaeger is asked too much at the moment (HTTP 429): try again in a minute.'
  return `Jaeger answers HTTP ${status}: its log says why.`
}

/** Of a request that was never answered. */
export function sentenceOf(cause: unknown, leftMs: number): string {
  if (cause instanceof Error && cause.name === 'TimeoutError')
    return `Jaeger did not answer within ${seconds(leftMs)}: it may be down or overloaded.`
  return `Jaeger cannot be reached${reasonOf(cause)}: check ${SETTING}.`
}

function seconds(ms: number): string {
  return `${Math.max(0.1, Math.round(ms / 100) / 10)} s`
}

/** The code, such as ECONNREFUSED; messages name addresses that not everybody should see. */
function reasonOf(cause: unknown): string {
  const inner = cause instanceof Error ? cause.cause : undefined
  const code: unknown =
    typeof inner === 'object' && inner !== null && 'code' in inner ? inner.code : undefined
  return typeof code === 'string' ? ` (${code})` : ''
}
