/**
 * One sentence for a fault, and how engines word it: a text that the message starts with, and ends with
 * where `$` is last. `{p}` is a property, `{e}` an expression, `{x}` one that goes on to the end of the
 * message, `{n}` one without spaces, `{v}` undefined or null, `{t}` a token, `*` anything. In the
 * sentence, `$p` is the property or the last one of the expression, `$v` the value, `$t` the token. The
 * first one that fits counts.
 */
export type Wordings = Readonly<Record<string, readonly string[]>>
