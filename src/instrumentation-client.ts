import { config } from 'zod/v4/core'

// Before any schema is made: a parser made with `new Function` is faster, but the pages' policy forbids it, and browsers
// report the attempt.
config({ jitless: true })
