import type { Feature } from '../host.ts'

const WORTHWHILE = 1_024

/** Larger bodies as gzip. The service knows it by its first bytes: a header would cost a preflight. */
export const compress: Feature = (host) => {
  const { post } = host
  if (!self.CompressionStream) return
  host.post = async (body) =>
    post(
      typeof body === 'string' && body.length > WORTHWHILE
        ? await gzip(body).catch(() => body)
        : body,
    )
}

function gzip(text: string | Blob): Promise<Blob> {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob()
}
