import { typedText } from './typed-text'

const LEAST = 5

/** Every act of an operator says why; whoever reads the trail later was not there. */
export const operatorReason = typedText(500).min(
  LEAST,
  `Say why in at least ${LEAST} characters, so that somebody else will understand.`,
)
