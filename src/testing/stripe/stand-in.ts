import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { readFileSync, writeFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { answer } from './api'
import { Books, Missing, newId, seconds, signed, type StandInEvent } from './books'
import { checkoutPage, invoicePage, portalPage } from './pages'

type Settings = {
  port?: number
  webhookSecret: string
  /** Where events are sent; without it they wait in `events`. */
  webhookUrl?: string
  /** Where everything is kept between runs. */
  file?: string
}

/** A server that speaks as much of Stripe's language as the product does, and signs what it sends as Stripe does. */
export class StripeStandIn {
  readonly events: StandInEvent[] = []
  readonly books = new Books(
    () => this.origin,
    (type, object) => this.tell(type, object),
  )
  /** Answers nothing but an error of its own while it is down. */
  isDown = false
  calls: string[] = []
  private port = 0
  private readonly server = createServer((request, response) => void this.serve(request, response))

  constructor(private readonly settings: Settings) {
    if (settings.file) this.read(settings.file)
  }

  get origin(): string {
    return `http://localhost:${this.port}`
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(this.settings.port ?? 0, resolve))
    const address = this.server.address()
    this.port = typeof address === 'object' && address ? address.port : 0
    return this
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  /** An event as it would be sent, about any object; `parts` forge what it says of itself. */
  event(type: string, object: object, parts: object = {}): StandInEvent {
    const body = JSON.stringify({
      id: newId('evt'),
      object: 'event',
      type,
      created: seconds(),
      livemode: false,
      data: { object },
      ...parts,
    })
    return { body, type, signature: signed(body, this.settings.webhookSecret) }
  }

  private tell(type: string, object: object): void {
    const event = this.event(type, object)
    this.events.push(event)
    if (this.settings.file) writeFileSync(this.settings.file, JSON.stringify(this.books.kept))
    if (this.settings.webhookUrl) void this.send(event, this.settings.webhookUrl)
  }

  /** Tries until it is taken, with a longer pause each time. */
  private async send({ body, signature }: StandInEvent, url: string, pause = 500): Promise<void> {
    const headers = { 'content-type': 'application/json', 'stripe-signature': signature }
    const response = await fetch(url, { method: 'POST', headers, body }).catch(() => null)
    if (!response?.ok && pause < 60_000)
      setTimeout(() => void this.send({ body, signature, type: '' }, url, pause * 2), pause)
  }

  private read(file: string): void {
    try {
      Object.assign(this.books.kept, JSON.parse(readFileSync(file, 'utf8')))
    } catch {
      // The first run keeps nothing yet.
    }
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.origin)
    const form = new URLSearchParams(await text(request))
    try {
      if (url.pathname.startsWith('/v1/')) this.serveApi(request, response, url, form)
      else this.servePage(request.method ?? 'GET', url, response)
    } catch (error) {
      if (!(error instanceof Missing)) throw error
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
    }
  }

  private serveApi(request: IncomingMessage, response: ServerResponse, url: URL, form: URLSearchParams) {
    const method = request.method ?? 'GET'
    this.calls.push(`${method} ${url.pathname}`)
    const key = request.headers['idempotency-key']
    const { status, body } = this.isDown
      ? { status: 503, body: { error: { type: 'api_error', message: 'down' } } }
      : answer(this.books, this.origin, {
          method,
          path: url.pathname,
          query: url.searchParams,
          form,
          idempotencyKey: typeof key === 'string' ? key : undefined,
        })
    if (this.settings.file) writeFileSync(this.settings.file, JSON.stringify(this.books.kept))
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }

  private servePage(method: string, url: URL, response: ServerResponse): void {
    const [, kind, id = '', act] = url.pathname.split('/')
    const back = url.searchParams.get('back') ?? ''
    const go = (to: string) => void response.writeHead(303, { location: to }).end()
    const show = (html: string) =>
      void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
    if (kind === 'checkout' && method === 'POST') {
      const paid = this.books.payCheckout(id, act === 'declined' ? 'declined' : 'good')
      return go(paid ? this.books.session(id).success_url : `/checkout/${id}?declined=1`)
    }
    if (kind === 'portal' && method === 'POST') {
      this.portalAct(id, act)
      return go(`/portal/${id}?back=${encodeURIComponent(back)}`)
    }
    if (kind === 'checkout') return show(checkoutPage(this.books, id, url.searchParams.has('declined')))
    if (kind === 'portal') return show(portalPage(this.books, id, back))
    if (kind === 'invoice') return show(invoicePage(this.books, id))
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
  }

  private portalAct(customer: string, act: string | undefined): void {
    if (act === 'good' || act === 'declined') return this.books.useCard(customer, act)
    const [subscription] = this.books.subscriptionsOf(customer)
    if (subscription && act === 'charge') this.books.charge(subscription.id)
    if (subscription && act === 'cancel') this.books.cancel(subscription.id)
  }
}
