/** Who runs where: each service twice in each of two availability zones. */
export const SERVICES = ['gateway', 'catalogue', 'cart', 'payment'] as const
export type Service = (typeof SERVICES)[number]

export const ZONES = ['eu-a', 'eu-b'] as const
export type Zone = (typeof ZONES)[number]

export interface Place {
  service: Service
  zone: Zone
  /** As Prometheus names it: `cart-eu-b-2`. */
  instance: string
}

export function placesOf(service: Service): Place[] {
  return ZONES.flatMap((zone) =>
    [1, 2].map((n) => ({ service, zone, instance: `${service}-${zone}-${n}` })),
  )
}
