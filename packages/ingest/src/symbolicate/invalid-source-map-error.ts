/** What is wrong with an upload and what to do about it, said to the person who uploaded it. */
export class InvalidSourceMapError extends Error {
  override readonly name = 'InvalidSourceMapError'
}
