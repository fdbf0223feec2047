/** What else goes wrong in a shop of some size: type, message, where, and how often in a day. */
export const FAULTS = [
  ['TypeError', "Cannot read properties of undefined (reading 'price')", 'total', '/cart', 96],
  ['ChunkLoadError', 'Loading chunk 17 failed', 'load', '/living/3', 64],
  ['RangeError', 'Invalid time value', 'formatDelivery', '/checkout', 41],
  ['NetworkError', 'Failed to fetch', 'getJson', '/search', 38],
  ['ReferenceError', 'dataLayer is not defined', 'track', '/journal/8', 22],
  ['AbortError', 'The user aborted a request', 'loadReviews', '/products/:id', 17],
  ['QuotaExceededError', 'The quota has been exceeded', 'remember', '/garden/12', 9],
  ['SecurityError', 'Blocked a frame from accessing a cross-origin frame', 'embed', '/help/2', 5],
] as const
