// red: house/env-in-config-only
import { env } from 'node:process'

export const port = env.PORT
