/** Of an attribute. An empty text would be a part of every address: no server asked for that. */
export function placesOf(text?: string): string[] {
  return text?.match(/\S+/g) ?? []
}
