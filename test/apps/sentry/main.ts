import * as Sentry from '@sentry/browser'
import { checkOut } from './checkout.ts'

// A page that was made for Sentry: nothing in it but the DSN knows of Seismo.
Sentry.init({
  dsn: document.documentElement.dataset.dsn,
  release: 'shop@2.0.0',
  environment: 'e2e',
  integrations: [Sentry.browserTracingIntegration()],
  tracesSampleRate: 1,
})
Sentry.setUser({ id: 'u-7', email: 'ann@shop.example' })
Sentry.setTag('plan', 'pro')
Sentry.setContext('cart', { items: 0 })
Sentry.addBreadcrumb({ category: 'cart', message: 'the cart was emptied' })

onClick('throw', () => checkOut([]))
onClick('reject', () => {
  void Promise.reject(new RangeError('cannot pay 250 at once'))
})
onClick('message', () => Sentry.captureMessage('stock is low', 'warning'))
onClick('feedback', () => {
  const contact = { name: 'Ann', email: 'ann@shop.example' }
  Sentry.captureFeedback({ message: 'I cannot find the lamps', ...contact })
})
onClick('fetch', () => fetch('/api/recommendations?for=ann'))
onClick('xhr', () => {
  const request = new XMLHttpRequest()
  request.open('POST', '/api/reviews')
  request.send()
})

function onClick(id: string, run: () => unknown): void {
  const button = document.createElement('button')
  button.id = id
  button.textContent = id
  button.addEventListener('click', () => void run())
  document.body.append(button)
}
