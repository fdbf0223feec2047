/** It took longer than whoever waits can wait. */
export class TooLateError extends Error {
  override readonly name = 'TooLateError'
}

/**
 * What comes in time. What is late goes on unheard.
 * @throws TooLateError
 */
export function within<Result>(work: Promise<Result>, timeoutMs: number): Promise<Result> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    late.reject(new TooLateError(`not done within ${timeoutMs / 1_000} s`))
  }, timeoutMs)
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer))
}
