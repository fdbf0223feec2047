/** Nobody catches what it rejects with. */
export async function pay(amount: number): Promise<void> {
  await Promise.resolve()
  if (amount > 100) throw new RangeError(`cannot pay ${String(amount)} at once`)
}

export async function loadRecommendations(): Promise<number> {
  const response = await fetch('/api/recommendations?user=42#secret')
  return response.status
}

export function loadReviews(): void {
  const request = new XMLHttpRequest()
  request.open('GET', '/api/reviews?user=42')
  request.send()
}
