/** Where faults are told to whoever runs the service; pino's logger is one. */
export interface ErrorLog {
  error: (fields: Readonly<Record<string, unknown>>, message: string) => void
}
