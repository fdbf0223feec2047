/** Where an endpoint takes beacons, whether it was given with or without its last slash. */
export function toBeaconUrl(endpoint: string, key: string): string {
  return endpoint.replace(/\/*$/, `/v1/beacon?k=${key}`)
}
