import { accessibleAccent, PAPER_LIGHT } from '@/lib/colour'
import { escapeHtml } from '@/lib/html'

export type Letter = {
  /** The estate, or the platform itself. */
  from: { name: string; colour: string; logo?: { src: string; ratio: number } }
  heading: string
  paragraphs: readonly string[]
  action?: { label: string; url: string }
  /** Small print: why this came, what to do when it was not wanted. */
  footer: string
}

/** A mail in both of its forms. Everything that is handed in is text: it is escaped here. */
export function layOut(letter: Letter): { html: string; text: string } {
  return { html: asHtml(letter), text: asText(letter) }
}

function asText({ from, heading, paragraphs, action, footer }: Letter): string {
  const link = action ? [`${action.label}:\n${action.url}`] : []
  return `${[heading, ...paragraphs, ...link, footer].join('\n\n')}\n\n-- \n${from.name}\n`
}

const FONT = "font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

const LOGO_HEIGHT = 36

/** Its size stands in the mail, so that nothing moves where pictures are loaded later or never. */
function logoHtml({ logo }: Letter['from']): string {
  if (!logo) return ''
  const width = Math.round(LOGO_HEIGHT * logo.ratio)
  return `<img src="${escapeHtml(logo.src)}" alt="" width="${width}" height="${LOGO_HEIGHT}" style="width:${width}px;height:${LOGO_HEIGHT}px;margin-right:10px;border:0;object-fit:contain;vertical-align:middle">`
}

// Tables and style attributes, because that is all that every mail program understands.
function asHtml({ from, heading, paragraphs, action, footer }: Letter): string {
  const { accent, onAccent } = accessibleAccent(from.colour).light
  const words = paragraphs.map((text) => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`).join('')
  const url = action ? escapeHtml(action.url) : ''
  const button = action
    ? `<p style="margin:24px 0"><a href="${url}" style="display:inline-block;padding:13px 22px;border-radius:8px;background:${accent};color:${onAccent};font-weight:600;text-decoration:none">${escapeHtml(action.label)}</a></p>
<p style="margin:0 0 16px;font-size:13px;color:#5d554a;word-break:break-all">${url}</p>`
    : ''
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(heading)}</title></head>
<body style="margin:0;background:${PAPER_LIGHT};color:#1c1813;${FONT};font-size:16px;line-height:24px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:520px">
<tr><td style="padding:0 4px 16px;font-weight:600;color:${accent}">${logoHtml(from)}${escapeHtml(from.name)}</td></tr>
<tr><td style="padding:28px;background:#fffefb;border:1px solid #e6dece;border-top:4px solid ${accent};border-radius:10px">
<h1 style="margin:0 0 16px;font-size:24px;line-height:30px">${escapeHtml(heading)}</h1>
${words}${button}
</td></tr>
<tr><td style="padding:16px 4px;font-size:13px;line-height:20px;color:#5d554a">${escapeHtml(footer)}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`
}
