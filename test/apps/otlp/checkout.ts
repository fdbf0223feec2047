export function total(prices: readonly number[]): number {
  if (prices.length === 0) throw new TypeError('the cart is empty')
  return prices.reduce((sum, price) => sum + price, 0)
}
