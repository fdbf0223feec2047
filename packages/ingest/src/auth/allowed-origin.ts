import * as z from 'zod'

const WILDCARD = /^(https?:\/\/)\*\.(?=[^.*]+\.)/

/** An origin as browsers send it, or one with `*.` for all below a domain of at least two labels. */
export const allowedOrigin = z
  .string()
  .max(300)
  .refine(
    isAllowedOrigin,
    'an origin like https://shop.example.com or https://*.example.com, without a path',
  )

/** Nothing listed allows all. What no browser sent has no `Origin`, and a program can forge one. */
export function isOriginAllowed(allowed: readonly string[], origin: string | undefined): boolean {
  if (allowed.length === 0 || origin === undefined) return true
  return allowed.some((pattern) => matches(pattern, origin))
}

function matches(pattern: string, origin: string): boolean {
  const [scheme = '', host] = pattern.split('*')
  if (host === undefined) return pattern === origin
  // Of one host name: `https://evil.example:1.example.com` is not an origin that a browser sends.
  const below = origin.slice(scheme.length, -host.length)
  return (
    origin.startsWith(scheme) && origin.endsWith(host) && /^[a-z0-9_-][a-z0-9_.-]*$/.test(below)
  )
}

function isAllowedOrigin(text: string): boolean {
  const origin = text.replace(WILDCARD, '$1any.')
  // URL takes a star for a letter like any other.
  if (origin.includes('*')) return false
  return /^https?:/.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin
}
