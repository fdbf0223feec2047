/** What whoever runs the command can do something about; its message is all that is shown. */
export class ImportError extends Error {
  override name = 'ImportError'
}
