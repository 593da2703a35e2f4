import { Missing, MONTH, newId, seconds, type Books, type Price } from './books'

export type ApiRequest = {
  method: string
  path: string
  query: URLSearchParams
  form: URLSearchParams
  idempotencyKey: string | undefined
}
export type ApiAnswer = { status: number; body: unknown }

const list = (data: unknown[], url: string) => ({ object: 'list', data, has_more: false, url })

const refusal = (status: number, code: string, message: string): ApiAnswer => ({
  status,
  body: { error: { type: 'invalid_request_error', code, message } },
})

/** The calls of Stripe's API that the product makes, with answers in its shape. */
export function answer(books: Books, origin: string, request: ApiRequest): ApiAnswer {
  const { idempotencyKey } = request
  const known = idempotencyKey && books.kept.answers[idempotencyKey]
  if (known) return { status: 200, body: known }
  try {
    const body = perform(books, origin, request)
    if (!body) return refusal(404, 'resource_missing', `Unrecognized request URL (${request.path})`)
    if ('status' in body && typeof body.status === 'number') return { status: body.status, body: body.body }
    if (idempotencyKey && request.method === 'POST') books.kept.answers[idempotencyKey] = body
    return { status: 200, body }
  } catch (error) {
    if (error instanceof Missing) return refusal(404, 'resource_missing', `No such object: ${error.message}`)
    throw error
  }
}

function perform(books: Books, origin: string, { method, path, query, form }: ApiRequest) {
  const [, , kind, id = '', act] = path.split('/')
  const route = `${method} ${kind}${id ? '/:id' : ''}${act ? `/${act}` : ''}`
  switch (route) {
    case 'POST customers': {
      const customer = {
        id: newId('cus'),
        object: 'customer',
        created: seconds(),
        name: form.get('name') ?? '',
        card: 'good' as const,
      }
      return (books.kept.customers[customer.id] = customer)
    }
    case 'POST products': {
      const product = { id: form.get('id') ?? newId('prod'), object: 'product', created: seconds() }
      if (books.kept.products[product.id])
        return refusal(400, 'resource_already_exists', 'Product already exists.')
      return (books.kept.products[product.id] = product)
    }
    case 'GET subscriptions':
      return list(books.subscriptionsOf(query.get('customer') ?? ''), '/v1/subscriptions')
    case 'POST subscriptions/:id':
      return changeSubscription(books, id, form)
    case 'DELETE subscriptions/:id':
      books.cancel(id)
      return books.subscription(id)
    case 'GET invoices':
      return list(books.invoicesOf(query.get('customer') ?? ''), '/v1/invoices')
    default:
      return hosted(books, origin, path, form)
  }
}

function hosted(books: Books, origin: string, path: string, form: URLSearchParams) {
  const [, , , , id = '', act] = path.split('/')
  if (path === '/v1/checkout/sessions') return openSession(books, origin, form)
  if (path.startsWith('/v1/checkout/sessions/') && act === 'expire') {
    const words = 'Only Checkout Sessions with a status in ["open"] can be expired.'
    return books.expire(id) ?? refusal(400, 'invalid_request', words)
  }
  if (path.startsWith('/v1/checkout/sessions/')) return books.session(id)
  if (path === '/v1/billing_portal/sessions') {
    const customer = books.customer(form.get('customer') ?? '')
    const back = encodeURIComponent(form.get('return_url') ?? '')
    return {
      id: newId('bps'),
      object: 'billing_portal.session',
      created: seconds(),
      url: `${origin}/portal/${customer.id}?back=${back}`,
    }
  }
  return null
}

function openSession(books: Books, origin: string, form: URLSearchParams) {
  const id = newId('cs')
  const customer = books.customer(form.get('customer') ?? '')
  const trialEnd = Number(form.get('subscription_data[trial_end]') ?? 0)
  const session = {
    id,
    object: 'checkout.session',
    created: seconds(),
    customer: customer.id,
    status: 'open' as const,
    url: `${origin}/checkout/${id}`,
    success_url: form.get('success_url') ?? '',
    cancel_url: form.get('cancel_url') ?? '',
    wanted: {
      price: priceIn(form, 'line_items[0][price_data]'),
      quantity: Number(form.get('line_items[0][quantity]')),
      metadata: metadataIn(form, 'subscription_data[metadata]'),
      trialEnd: trialEnd || null,
    },
  }
  return (books.kept.sessions[id] = session)
}

function changeSubscription(books: Books, id: string, form: URLSearchParams) {
  return books.change(id, (subscription) => {
    const [item] = subscription.items.data
    const quantity = form.get('items[0][quantity]')
    const before = item ? item.price.unit_amount * item.quantity : 0
    if (item && quantity) item.quantity = Number(quantity)
    if (item && form.has('items[0][price_data][currency]')) item.price = priceIn(form, 'items[0][price_data]')
    // The difference for the rest of the period, unless it was asked to be forgone: on the next invoice.
    if (item && subscription.status === 'active' && form.get('proration_behavior') !== 'none')
      subscription.pending += prorated(item, item.price.unit_amount * item.quantity - before)
    const ends = form.get('cancel_at_period_end')
    if (ends) subscription.cancel_at_period_end = ends === 'true'
    Object.assign(subscription.metadata, metadataIn(form, 'metadata'))
  })
}

function prorated({ current_period_end: ends }: { current_period_end: number }, difference: number): number {
  return Math.round((difference * Math.max(0, ends - seconds())) / MONTH)
}

function priceIn(form: URLSearchParams, at: string): Price {
  return {
    id: newId('price'),
    object: 'price',
    currency: form.get(`${at}[currency]`) ?? '',
    unit_amount: Number(form.get(`${at}[unit_amount]`)),
    product: form.get(`${at}[product]`) ?? '',
  }
}

function metadataIn(form: URLSearchParams, at: string): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([key, value]) =>
      key.startsWith(`${at}[`) ? [[key.slice(at.length + 1, -1), value]] : [],
    ),
  )
}
