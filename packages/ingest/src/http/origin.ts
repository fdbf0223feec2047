import type { Context } from 'hono'

/** What browsers use to reach the service: the setting behind a proxy, else where they just came. */
export function originOf(c: Context, publicUrl: string | undefined): string {
  return (publicUrl ?? new URL(c.req.url).origin).replace(/\/+$/, '')
}
