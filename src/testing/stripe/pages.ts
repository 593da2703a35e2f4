import { escapeHtml } from '@/lib/html'
import type { Books } from './books'

const page = (title: string, body: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<title>${escapeHtml(title)}</title>
<style>
  body{margin:0;background:#f4f4f2;color:#1c1c1a;font:16px/24px system-ui,sans-serif}
  main{max-width:440px;margin:40px auto;padding:28px;background:#fff;border:1px solid #dcdcd6;border-radius:10px}
  h1{font-size:22px;margin:0 0 4px} p{margin:0 0 16px} form{margin:0 0 10px}
  .note{color:#56564f;font-size:14px} .bad{color:#a11b1b;font-weight:600}
  button,a.back{display:block;width:100%;box-sizing:border-box;padding:12px;border:1px solid #8a8a82;border-radius:8px;background:#fff;color:#1c1c1a;font:inherit;text-align:center;text-decoration:none;cursor:pointer}
  button.main{background:#1c1c1a;color:#fff}
</style></head><body><main>${body}</main></body></html>`

const button = (action: string, label: string, main = false) =>
  `<form method="post" action="${escapeHtml(action)}"><button${main ? ' class="main"' : ''}>${escapeHtml(label)}</button></form>`

const NOTE = '<p class="note">This page stands in for Stripe. No money moves, and no card is asked for.</p>'

const money = (amount: number, currency: string) =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).format(
    amount /
      10 **
        (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
          .maximumFractionDigits ?? 2),
  )

export function checkoutPage(books: Books, id: string, declined: boolean): string {
  const session = books.session(id)
  if (session.status !== 'open')
    return page('Checkout', `<h1>This checkout is over</h1><p>Go back and choose a plan again.</p>${NOTE}`)
  const { price, quantity, trialEnd } = session.wanted
  const due = trialEnd ? `First payment on ${new Date(trialEnd * 1000).toDateString()}.` : 'Due today.'
  return page(
    'Checkout',
    `<h1>${escapeHtml(money(price.unit_amount * quantity, price.currency))} a month</h1>
     <p>${quantity} units at ${escapeHtml(money(price.unit_amount, price.currency))}. ${escapeHtml(due)}</p>
     ${declined ? '<p class="bad" role="alert">Your card was declined. Try another.</p>' : ''}
     ${button(`/checkout/${id}/good`, 'Subscribe', true)}
     ${button(`/checkout/${id}/declined`, 'Try with a card that is declined')}
     <p><a class="back" href="${escapeHtml(session.cancel_url)}">Back</a></p>${NOTE}`,
  )
}

export function portalPage(books: Books, customer: string, back: string): string {
  const [subscription] = books.subscriptionsOf(customer)
  const { name, card } = books.customer(customer)
  const to = (act: string) => `/portal/${customer}/${act}?back=${encodeURIComponent(back)}`
  return page(
    'Customer portal',
    `<h1>${escapeHtml(name)}</h1>
     <p>Subscription: ${subscription?.status ?? 'none'}. Card: ${card === 'good' ? 'works' : 'is declined'}.</p>
     ${button(to('good'), 'Pay with a card that works', true)}
     ${button(to('declined'), 'Use a card that is declined')}
     ${button(to('charge'), 'Let the next payment fall due now')}
     ${button(to('cancel'), 'Cancel the subscription now')}
     <p><a class="back" href="${escapeHtml(back)}">Back to the estate</a></p>${NOTE}`,
  )
}

export function invoicePage(books: Books, id: string): string {
  const invoice = books.kept.invoices[id]
  if (!invoice) return page('Invoice', '<h1>No such invoice</h1>')
  return page(
    `Invoice ${invoice.number}`,
    `<h1>Invoice ${escapeHtml(invoice.number)}</h1>
     <p>${escapeHtml(money(invoice.total, invoice.currency))}, ${invoice.status}</p>${NOTE}`,
  )
}
