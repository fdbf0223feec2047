import { getWebInstrumentations, initializeFaro } from '@grafana/faro-web-sdk'
import { checkOut } from './checkout.ts'

// A page that was made for Grafana Faro: nothing in it but the address knows of Seismo.
const faro = initializeFaro({
  url: document.documentElement.dataset.collector ?? '',
  app: { name: 'shop', version: 'shop@2.0.0', environment: 'e2e' },
  user: { id: 'u-7', email: 'ann@shop.example' },
  instrumentations: getWebInstrumentations({ captureConsole: true }),
  batching: { sendTimeout: 100 },
})

onClick('throw', () => checkOut([]))
onClick('reject', () => {
  void Promise.reject(new RangeError('cannot pay 250 at once'))
})
onClick('capture', () =>
  faro.api.pushError(new SyntaxError('a bad coupon'), { context: { coupon: 'SPRING' } }),
)
onClick('message', () => console.warn('stock is low'))
onClick('measure', () => faro.api.pushMeasurement({ type: 'cart', values: { items: 3 } }))
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
