export function total(prices: readonly number[]): number {
  if (prices.length === 0) throw new TypeError('the cart is empty')
  return prices.reduce((sum, price) => sum + price, 0)
}

export function checkOut(prices: readonly number[]): number {
  try {
    return total(prices)
  } catch (cause) {
    throw new Error('cannot check out', { cause })
  }
}
