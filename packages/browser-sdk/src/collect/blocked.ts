import { toAddress } from '../browser/address.ts'
import type { Feature, Host } from '../host.ts'

/** Files that did not load, and what the page's policy blocked. */
export const blocked: Feature = (host) => {
  host.on('error', (event) => reportFile(host, event), self, true)
  host.on('securitypolicyviolation', (violation) => {
    const { effectiveDirective, blockedURI, sourceFile: file } = violation
    // `inline` and `eval` are no addresses.
    const what = /:/.test(blockedURI) ? toAddress(blockedURI) : blockedURI
    host.report(
      { name: 'SecurityPolicyViolation', message: `${effectiveDirective} blocked ${what}` },
      'securitypolicyviolation',
      { position: { file, line: violation.lineNumber, column: violation.columnNumber } },
    )
  })
}

export function reportFile({ report }: Host, { target }: Event): void {
  // as: an element with an address; what has none is no file.
  const { localName, src, href } = target as Partial<HTMLImageElement & HTMLLinkElement>
  const address = src || href
  if (localName && address)
    report(
      { name: 'ResourceError', message: `<${localName}> did not load: ${toAddress(address)}` },
      'resource',
    )
}
