/** What the backend and the page tell each other. */
export interface Product {
  id: string
  name: string
  description: string
  category: string
  priceCents: number
  rating: number
  image: string
  /** The day of a preorder's delivery, as the supplier writes it. */
  availableFrom?: string
}

export interface CartLine {
  productId: string
  quantity: number
  item: Product
}

export interface Cart {
  lines: CartLine[]
}

export interface Order {
  id: string
  /** ISO 8601 day. */
  deliveryOn: string
}

export interface Promotion {
  title: string
  text: string
}
