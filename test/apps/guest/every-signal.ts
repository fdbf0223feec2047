/** A page that fails in every way there is; `act()` resolves when all of it has happened. */
export const EVERY_SIGNAL = `
function innermost() { throw new RangeError('the innermost') }
function withCause() { try { innermost() } catch (cause) { throw new Error('the outer', { cause }) } }
const throwing = [
  withCause,
  () => { throw new AggregateError([new TypeError('one of several'), new Error('another of several')], 'several') },
  () => document.querySelector('###'),
  () => { throw { status: 7, secret: 'hush' } },
  () => { throw 'only a text' },
  () => { void Promise.reject(new Error('rejected')) },
]
const ended = (xhr) => new Promise((done) => { xhr.onloadend = done })

async function request(other) {
  await fetch('/api/200?secret=hush')
  await fetch('/api/500?secret=hush#part', { method: 'POST' })
  await fetch(other + '/api/200', { mode: 'no-cors' })
  const controller = new AbortController()
  const aborted = fetch('/api/slow?aborted', { signal: controller.signal }).catch(() => undefined)
  controller.abort()
  await aborted
  await fetch('/api/slow', { signal: AbortSignal.timeout(50) }).catch(() => undefined)
  await fetch('/api/reset').catch(() => undefined)
  const xhr = new XMLHttpRequest()
  xhr.open('GET', '/api/503')
  xhr.send()
  await ended(xhr)
}

/** Resolves with the event that tells the page of it. */
const told = (target, type) => new Promise((done) => target.addEventListener(type, done, { once: true }))

self.act = async (other) => {
  seismo.setUser('user-7')
  seismo.setTags({ plan: 'pro' })
  seismo.setContext('cart', { items: 3, isGift: false })
  console.warn('a warning of the page')
  await request(other)

  const image = Object.assign(new Image(), { src: '/api/404' })
  document.body.append(image)
  await told(image, 'error')
  const violated = told(document, 'securitypolicyviolation')
  document.body.append(Object.assign(document.createElement('iframe'), { src: '/api/200?framed' }))
  await violated

  for (const run of throwing) {
    const type = String(run).includes('reject') ? 'unhandledrejection' : 'error'
    setTimeout(run)
    await told(self, type)
  }
  const xhr = new XMLHttpRequest()
  xhr.open('GET', '/api/200', false)
  xhr.send()

  history.pushState({}, '', '/orders/7?secret=hush')
  seismo.setRoute('/orders/:id')
  seismo.captureMessage('on the order', { tags: { step: 'pay' }, fingerprint: ['orders'] })
  seismo.count('carts', 2)
  seismo.count('carts')
  seismo.gauge('items', 3)
  for (const ms of [10, 20, 400]) seismo.measure('checkout', ms, { step: 'pay' })
}

self.busy = () => {
  // Clearly longer than the first click of a browser that has just started.
  const end = performance.now() + 600
  while (performance.now() < end);
  document.querySelector('h1').textContent = 'Paid'
}`

/** Only the head's counts. */
export const EVERY_SIGNAL_HEAD = `<meta http-equiv="Content-Security-Policy" content="frame-src 'none'">`

export const EVERY_SIGNAL_BODY = `
<input id="card" value="4111 1111"><button id="pay" aria-label="Pay the order" onclick="busy()"><b>Pay</b></button>`

/** In the page: two frames, after which the browser has timed what was clicked before. */
export async function painted(): Promise<void> {
  for (let frame = 0; frame < 2; frame += 1) {
    const { promise, resolve } = Promise.withResolvers<unknown>()
    requestAnimationFrame(resolve)
    await promise
  }
}
