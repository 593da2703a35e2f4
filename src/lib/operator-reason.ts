import { z } from 'zod'

/** Every act of an operator says why; whoever reads the trail later was not there. */
export const operatorReason = z
  .string()
  .trim()
  .min(5, 'Say why, in a few words that somebody else will understand.')
  .max(500, 'At most 500 characters.')
