/** Issues are told apart by their types. */
export function failure(type: string, text: string): Error {
  const error = new Error(text)
  error.name = type
  return error
}
