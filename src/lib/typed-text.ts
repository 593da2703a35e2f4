import { z } from 'zod'
import { withoutControls } from './text'

/** What people type or paste into a field: without what can't be seen, and without space around it. */
export function typedText(most: number, sentence = `At most ${most} characters.`) {
  return z.string().overwrite(withoutControls).trim().max(most, sentence)
}
