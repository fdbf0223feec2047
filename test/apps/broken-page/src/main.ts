import { Cart } from './cart.ts'
import { loadRecommendations, loadReviews, pay } from './checkout.ts'

const cart = new Cart()

const actions: Record<string, () => void> = {
  total: () => {
    cart.add({ quantity: 2 })
    cart.total()
  },
  pay: () => void pay(250),
  recommendations: () => void loadRecommendations(),
  reviews: loadReviews,
  unreachable: () => void fetch('http://127.0.0.1:9/gone'),
  // Long enough to be an interaction that people notice.
  slow: () => {
    const end = performance.now() + 120
    while (performance.now() < end);
  },
  'strange-throw': () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- what real pages do
    throw { code: 7 }
  },
}

for (const [name, action] of Object.entries(actions)) {
  const button = document.createElement('button')
  button.id = name
  button.textContent = name
  button.addEventListener('click', action)
  document.body.append(button)
}
