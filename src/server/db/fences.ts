/**
 * Tables that belong to no estate, each with the reason. Every other table must have all five fences; a test reads the
 * database's catalogue and holds it to that.
 */
export const PLATFORM_TABLES: Readonly<Record<string, string>> = {
  estate: 'the tenants themselves; the application role sees its own row by a policy',
  account: 'one sign-in may belong to several estates; the application role has no right to it at all',
  operator: 'staff of the platform, outside every estate',
  session: 'sessions of the console have no estate; the application role sees those of its own by a policy',
  password_reset: 'resets belong to an account; the application role has no right to it',
  founding: 'asked for before there is an estate; the application role has no right to it',
  handover: 'carries a sign-in from one site to another; the application role has no right to it',
  second_factor: 'second factors belong to an account; the application role has no right to them',
  second_factor_enrolment: 'an app that is being set up; the application role has no right to it',
  recovery_code: 'recovery codes belong to an account; the application role has no right to them',
  known_device: 'browsers in which an account has signed in; the application role has no right to them',
  platform_event: 'what operators did; the application role has no right to it',
  platform_event_unsealed: 'what of it no seal holds yet; the application role has no right to it',
  platform_seal: 'seals over what operators did; the application role has no right to it',
  rate_limit: 'counters under digests of addresses and accounts; the application role has no right to it',
  job_request: 'platform jobs have no estate; the application role may only add its own, by a policy',
  plan: 'what anybody can subscribe to; estates read it, operators change it',
  plan_price: 'prices of the plans, as the front page shows them',
  webhook_delivery:
    'what payment providers sent, kept before it is known whom it concerns; the application role has no right to it',
  delivery:
    'messages and what became of them, also of accounts without an estate; the application role has no right to it',
  notice: 'what operators tell estates; the application role sees what reaches its own, by a policy',
  outcome_count: 'how many requests and jobs failed in an hour; the application role has no right to it',
  _prisma_migrations: 'the history of the schema',
}
