import { failed, ok, type Finding } from './finding.ts'

const WITHIN_MS = 10_000
const ORIGIN = 'https://a-page.example'

/** What browsers ask for, at the address that they are given. */
export async function checkPages(url: string, publicKey: string): Promise<Finding[]> {
  const base = url.replace(/\/+$/, '')
  return Promise.all([checkScript(base), checkPreflight(base, publicKey)])
}

async function checkScript(base: string): Promise<Finding> {
  const asked = await answerOf(`${base}/seismo.min.js`, {})
  if (typeof asked === 'string') return failed('script', asked, 'see --url and the proxy before it')
  const type = asked.headers.get('content-type') ?? ''
  if (asked.ok && type.includes('javascript'))
    return ok('script', `${base}/seismo.min.js is served`)
  const says = `${base}/seismo.min.js answers ${asked.status} ${type}`
  return failed('script', says, 'let the proxy lead /seismo.min.js to Seismo')
}

async function checkPreflight(base: string, publicKey: string): Promise<Finding> {
  const asked = await answerOf(`${base}/v1/beacon?k=${encodeURIComponent(publicKey)}`, {
    method: 'OPTIONS',
    headers: {
      Origin: ORIGIN,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type',
    },
  })
  const advice = 'let the proxy lead OPTIONS to Seismo, and add no CORS headers of its own'
  if (typeof asked === 'string') return failed('cors', asked, advice)
  const allowed = asked.headers.get('access-control-allow-origin')
  if (asked.ok && (allowed === '*' || allowed === ORIGIN)) {
    return ok('cors', 'pages of other origins may send')
  }
  const says = `a preflight is answered ${asked.status} for origin ${allowed ?? 'nobody'}`
  return failed('cors', says, advice)
}

/** The answer, or why there is none. */
async function answerOf(url: string, init: RequestInit): Promise<Response | string> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(WITHIN_MS) })
    await response.body?.cancel()
    return response
  } catch (cause) {
    const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause
    return `${url} cannot be reached: ${reason instanceof Error ? reason.message : String(reason)}`
  }
}
