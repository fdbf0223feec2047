/** The upload cannot go on; the message is one line that says what to do. */
export class UploadError extends Error {
  override name = 'UploadError'
}
