/** A message as SMTP takes it; whoever sends it encodes it. */
export interface Mail {
  from: string
  to: readonly string[]
  /** Whom it goes to by this try: of `to`, who has not got it yet. */
  recipients: readonly string[]
  subject: string
  /** With its angle brackets; the same for each try, so that a mailbox can tell. */
  messageId: string
  /** Of the first message of the incident; undefined in that itself. */
  inReplyTo: string | undefined
  isUrgent: boolean
  headers: Readonly<Record<string, string>>
  text: string
  html: string
}

/** What the server said of whom. */
export interface SentMail {
  accepted: readonly string[]
  rejected: readonly { address: string; code: number }[]
  response: string
}
