import * as z from 'zod'

/** Of Jaeger's page; its user and password may stand in it. */
export const jaegerUrl = z
  .url({ protocol: /^https?$/, abort: true })
  .refine((url) => isOfPage(new URL(url)), {
    error: "the address of Jaeger's page: it ends before /api and has no query",
  })

function isOfPage({ pathname, search, hash }: URL): boolean {
  return !/\/api(\/|$)/.test(pathname) && search === '' && hash === ''
}
