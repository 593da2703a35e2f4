import { typedText } from './typed-text'

/** Every act of an operator says why; whoever reads the trail later was not there. */
export const operatorReason = typedText(500).min(
  5,
  'Say why, in a few words that somebody else will understand.',
)
