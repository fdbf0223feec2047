/** Keys are hashes of our own making, so nothing an uploader writes can become a path. */
const KEY = /^[\da-f]{16,128}$/

export function isArtifactKey(name: string): boolean {
  return KEY.test(name)
}

export function assertArtifactKey(key: string): void {
  if (!isArtifactKey(key)) throw new RangeError(`An artifact's key is a hash in hex, not "${key}".`)
}
