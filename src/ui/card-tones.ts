/** Whose turn it is: `urgent` needs the reader today. */
export type CardTone = keyof typeof CARD_TONES

export const CARD_TONES = {
  plain: 'border-line bg-surface',
  urgent: 'border-accent/40 bg-accent-soft',
  bad: 'border-bad/40 bg-bad-soft',
} as const
