/** A backslash before all that Discord gives a meaning to, links and mentions included. */
export function markdown(text: string): string {
  // A space of no width parts what is one only as a whole: `@everyone`, `https://`.
  return text
    .replace(/[\\*_~`|>[\]()#<-]/g, '\\$&')
    .replaceAll('@', '@\u200B')
    .replaceAll('://', ':\u200B//')
}

export function discordTime(at: number): string {
  return `<t:${String(Math.floor(at / 1_000))}:f>`
}

/** As it is written; three backticks in it would end it. */
export function codeBlock(text: string): string {
  return `\`\`\`js\n${text.replaceAll('```', "'''")}\n\`\`\``
}

export function link(url: string, text: string): string {
  return `[${markdown(text)}](${url.replaceAll('(', '%28').replaceAll(')', '%29')})`
}
