import * as z from 'zod'

const share = z.number().min(0).max(1)

/** What pages are asked to do in the answer to their beacons; the wire format has it as `Control`. */
export const control = z.strictObject({
  rates: z
    .strictObject({
      error: share.exactOptional(),
      request: share.exactOptional(),
      vital: share.exactOptional(),
      pageview: share.exactOptional(),
      report: share.exactOptional(),
      'long-frame': share.exactOptional(),
      metric: share.exactOptional(),
    })
    .exactOptional(),
  mute: z.array(z.string().min(1).max(200)).max(50).exactOptional(),
})
