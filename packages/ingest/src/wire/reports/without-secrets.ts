import { keptUrl } from '../../process/address.ts'

/** A blocked address as the page's script writes it; `inline`, `eval` and `data` are no addresses. */
export function withoutSecrets(blocked: string): string {
  // The rest of a data: address is content.
  if (/^data:/i.test(blocked)) return 'data:'
  return blocked.includes(':') ? keptUrl(blocked) : blocked
}
