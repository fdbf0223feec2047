import { init } from '@seismo/browser'

/** One client for the page; on the server it does nothing. */
export const seismo = init({
  key: process.env.NEXT_PUBLIC_SEISMO_KEY ?? '',
  endpoint: process.env.NEXT_PUBLIC_SEISMO_ENDPOINT ?? '',
  release: process.env.NEXT_PUBLIC_RELEASE,
})
