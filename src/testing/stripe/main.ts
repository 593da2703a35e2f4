import path from 'node:path'
import { StripeStandIn } from './stand-in'

// Stands in for Stripe in the demo and in the journeys: started beside the product, on a port that it was given.
const { STRIPE_API_URL, STRIPE_WEBHOOK_SECRET, PORT, DATA_DIR } = process.env
if (!STRIPE_API_URL || !STRIPE_WEBHOOK_SECRET || !PORT || !DATA_DIR) throw new Error('not told enough')
await new StripeStandIn({
  port: Number(new URL(STRIPE_API_URL).port),
  webhookSecret: STRIPE_WEBHOOK_SECRET,
  webhookUrl: `http://localhost:${PORT}/api/webhooks/stripe`,
  file: path.join(DATA_DIR, 'stripe-stand-in.json'),
}).start()
