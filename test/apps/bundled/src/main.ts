import { applyCoupon } from './coupon.ts'

// A page in two chunks and a third one that never gets to its end; `?who` names the errors.
const who = new URL(location.href).searchParams.get('who') ?? 'nobody'

const actions: Record<string, () => void> = {
  coupon: () => applyCoupon('', who),
  // Functions that are called from one place only would be moved there.
  spring: () => applyCoupon('SPRING', who),
  preview: () => void import('./checkout.ts').then(({ preview }) => preview(5, who)),
  checkout: () => void import('./checkout.ts').then(({ checkOut }) => checkOut([], who)),
  load: () => void import('./broken-on-load.ts'),
}

for (const [name, action] of Object.entries(actions)) {
  const button = document.createElement('button')
  button.id = name
  button.textContent = name
  button.addEventListener('click', action)
  document.body.append(button)
}
