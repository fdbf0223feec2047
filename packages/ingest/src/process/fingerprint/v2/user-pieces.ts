import { messageTemplate } from './message-template.ts'

const DEFAULT = '{{default}}'

/**
 * The page's own fingerprint; `{{default}}` stands for ours. A part that is the message itself is
 * masked: written with an id in it, it would make an issue of every event.
 */
export function userPieces(
  parts: readonly string[],
  message: string,
  defaults: readonly string[],
): string[] {
  return parts.flatMap((part) => {
    if (part.replaceAll(' ', '') === DEFAULT) return defaults
    return `custom ${part === message ? messageTemplate(part) : part}`
  })
}
