import type { Offer } from '../alerts/snooze/snooze-links.ts'
import { html, type Html } from '../lib/html.ts'

const STYLE = `
:root { color-scheme: light dark; --back: #eef2f5; --card: #fff; --text: #16202a; --soft: #51626e; --line: #d5dee4; }
@media (prefers-color-scheme: dark) {
  :root { --back: #10161b; --card: #182128; --text: #e8eef2; --soft: #a9b8c2; --line: #2d3a43; }
}
body { margin: 0; background: var(--back); color: var(--text);
  font: 17px/1.5 -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; }
main { max-width: 30rem; margin: 12vh auto 0; padding: 1.5rem; background: var(--card); border: 1px solid var(--line); overflow-wrap: anywhere; }
@media (max-width: 32rem) { main { margin: 1rem; } }
h1 { margin: 0 0 0.5rem; font-size: 1.3rem; line-height: 1.3; }
p { margin: 0 0 1rem; color: var(--soft); }
button { min-height: 3rem; padding: 0 1.25rem; border: 0; background: #0b62b8; color: #fff; font: inherit; font-weight: 600; cursor: pointer; }
button:focus-visible { outline: 3px solid #7cc0ff; outline-offset: 2px; }`

/** One question with one button, for a thumb at night. */
export function snoozePage(offer: Offer | undefined, did: 'asked' | 'done'): string {
  const content = did === 'done' && offer ? done(offer) : asked(offer)
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Snooze · Seismo</title>
        <style>
          ${{ html: STYLE }}
        </style>
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html>`.html
}

function asked(offer: Offer | undefined): Html {
  if (!offer) {
    return says('This link does not work', 'It was cut off, or it is of another Seismo.')
  }
  switch (offer.state) {
    case 'open':
      return html`<h1>Snooze ${words(offer)}?</h1>
        <p>${offer.title}. It is still watched, and shown on the page; nobody is told of it.</p>
        <form method="post"><button autofocus>Snooze ${words(offer)}</button></form>`
    case 'used':
      return says('It is snoozed already', `${offer.title}, until ${time(offer.until)}.`)
    case 'expired':
      return says('This link has expired', `${offer.title}. Snooze it on the page of alerts.`)
    case 'over':
      return says('There is nothing to snooze', `${offer.title} is over.`)
  }
}

function done(offer: Offer): Html {
  const until = offer.label.startsWith('until') ? offer.label : `until ${time(offer.until)}`
  return says('Snoozed', `${offer.title}, ${until}.`)
}

function says(title: string, text: string): Html {
  return html`<h1>${title}</h1>
    <p>${text}</p>`
}

function words({ label }: Offer): string {
  return label.startsWith('until') ? label : `for ${label}`
}

/** The page has no script that could know the reader's zone. */
function time(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ') + ' UTC'
}
