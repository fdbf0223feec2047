import { failure } from './failure.ts'

interface Item {
  price: number
}

export function checkOut(items: readonly Item[], who: string): string {
  const sum = total(items, who)
  return `To pay: ${String(sum)}`
}

export function preview(price: number, who: string): string {
  return `From ${String(total([{ price }], who))}`
}

function total(items: readonly Item[], who: string): number {
  if (items.length === 0) throw failure(`Checkout of ${who}`, 'the cart is empty')
  const [first, ...others] = items
  return (first?.price ?? 0) + (others.length > 0 ? total(others, who) : 0)
}
