import * as z from 'zod'

/** Where a Prometheus is, or what speaks its query API; with a slash at the end of the address. */
export interface PrometheusLocation {
  url: string
  /** For sentences: without credentials. */
  host: string
  /** Of the address' user and password. */
  authorization: string | undefined
}

/** `https://user:password@prometheus.example.com/prefix` */
export const prometheusLocation = z.string().transform((text, context): PrometheusLocation => {
  const read = readLocation(text)
  if (typeof read !== 'string') return read
  context.addIssue({ code: 'custom', message: read })
  return z.NEVER
})

/** The location, or what is wrong with it. */
function readLocation(text: string): PrometheusLocation | string {
  const url = URL.parse(text.trim())
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    return 'begins with http:// or https:// and the name of a host'
  }
  if (url.search !== '' || url.hash !== '') return 'ends with its path, without ? and #'
  if (/\/api\/v1(\/|$)/.test(url.pathname)) return 'ends before /api/v1'
  const { username, password } = url
  url.username = ''
  url.password = ''
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return { url: url.href, host: url.host, authorization: basic(username, password) }
}

function basic(username: string, password: string): string | undefined {
  if (username === '' && password === '') return undefined
  // The address holds them encoded, and `btoa` takes bytes alone.
  const pair = `${decoded(username)}:${decoded(password)}`
  return `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(pair)))}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A lone % is what somebody typed.
    return text
  }
}
