export const RECEIVED = {
  contentType: 'application/reports+json',
  receivedAt: Date.parse('2026-05-04T10:00:00Z'),
  requestId: 'r-1',
}

const SOURCE = { sourceFile: 'https://shop.example/app.js', lineNumber: 3, columnNumber: 14 }

/** A body of each type, as browsers send them. */
export const bodies = {
  coep: {
    type: 'corp',
    blockedURL: 'https://cdn.example/logo.png?a=b',
    destination: 'image',
    disposition: 'enforce',
  },
  coop: {
    ...SOURCE,
    ...{ type: 'access-from-coop-page-to-opener', disposition: 'reporting' },
    ...{ effectivePolicy: 'same-origin', property: 'postMessage', openerURL: '' },
  },
  crash: { reason: 'oom' },
  'csp-violation': {
    ...SOURCE,
    ...{ documentURL: 'https://shop.example/cart?coupon=x', referrer: '', disposition: 'enforce' },
    ...{ blockedURL: 'https://evil.example/x.js?a=b', effectiveDirective: 'script-src-elem' },
    ...{ originalPolicy: "default-src 'self'", sample: 'ann@shop.example', statusCode: 200 },
  },
  deprecation: {
    ...SOURCE,
    ...{ id: 'UnloadHandler', message: 'Unload event listeners are deprecated.' },
    anticipatedRemoval: null,
  },
  'document-policy-violation': {
    ...{ ...SOURCE, policyId: 'document-write', disposition: 'enforce', message: '' },
  },
  'integrity-violation': {
    documentURL: 'https://shop.example/cart',
    ...{ blockedURL: 'https://cdn.example/lib.js', destination: 'script', reportOnly: false },
  },
  intervention: {
    ...SOURCE,
    ...{ id: 'NavigatorVibrate', message: 'Blocked call to navigator.vibrate.' },
  },
  'network-error': {
    ...{ type: 'http.error', phase: 'application', method: 'GET', status_code: 500 },
    ...{ protocol: 'h2', elapsed_time: 45, sampling_fraction: 0.25, server_ip: '203.0.113.7' },
    ...{ referrer: 'https://shop.example/', request_headers: {}, response_headers: {} },
  },
  'permissions-policy-violation': {
    ...SOURCE,
    ...{ policyId: 'geolocation', disposition: 'enforce' },
    message: 'Permissions policy violation: geolocation is not allowed in this document.',
  },
}

export type ReportType = keyof typeof bodies

export function aReport(type: ReportType, changed: object = {}): Record<string, unknown> {
  return {
    ...{ age: 1_500, type, url: 'https://shop.example/cart?coupon=x', user_agent: 'Browser/1' },
    body: { ...bodies[type], ...changed },
  }
}

/** A violation as `report-uri` sends it. */
export const legacy = {
  'document-uri': 'https://shop.example/cart?coupon=x',
  'violated-directive': "script-src-elem 'self'",
  'effective-directive': 'script-src-elem',
  'blocked-uri': 'https://evil.example/x.js?a=b',
  'original-policy': "default-src 'self'",
  'source-file': 'https://shop.example/app.js',
  'line-number': 3,
  'column-number': 14,
  'status-code': 200,
}

export function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))
}
